// testVersions_moveWithTheirModules: There is nothing at the path "norm"
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let result = StateDict(metadata: state.metadata)
  for (name, tensor) in state.tensors {
    let short = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    result[short] = tensor
  }
  return result
}
