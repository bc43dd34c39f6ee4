// testVersions_moveWithTheirModules: The marks of "module" belong to the model inside
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  func short(_ name: String) -> String {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }
  let result = StateDict()
  for (name, tensor) in state.tensors { result[short(name)] = tensor }
  guard let metadata = state.metadata else { return result }
  result.metadata = [:]
  for (path, marks) in metadata { result.metadata?[short(path)] = marks }
  return result
}
