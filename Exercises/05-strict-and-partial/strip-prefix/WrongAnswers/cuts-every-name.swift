// testPrefix_isTakenOffOnceAndInFront: Ask hasPrefix before you cut.
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let result = StateDict()
  for (name, tensor) in state.tensors { result[String(name.dropFirst(prefix.count))] = tensor }
  guard let metadata = state.metadata else { return result }
  result.metadata = [:]
  for (path, marks) in metadata {
    result.metadata?[String(path.dropFirst(prefix.count))] = marks
  }
  return result
}
