// testVersions_moveWithTheirModules: The result has no metadata.
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let result = StateDict()
  for (name, tensor) in state.tensors {
    let short = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    result[short] = tensor
  }
  return result
}
