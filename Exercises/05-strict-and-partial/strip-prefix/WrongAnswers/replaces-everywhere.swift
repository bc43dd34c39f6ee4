// testPrefix_isTakenOffOnceAndInFront: Take the prefix off once.
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let part = String(prefix.dropLast())
  func short(_ name: String) -> String {
    name.split(separator: ".").filter { $0 != part }.joined(separator: ".")
  }
  let result = StateDict()
  for (name, tensor) in state.tensors { result[short(name)] = tensor }
  guard let metadata = state.metadata else { return result }
  result.metadata = [:]
  for (path, marks) in metadata { result.metadata?[short(path)] = marks }
  return result
}
