import StateDictCore

/// The state_dict of the module that a wrapper holds under a prefix such as `module.`.
///
/// - Returns: a new state_dict over the same tensors; the given one is not changed.
func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let result = StateDict()
  for (name, tensor) in state.tensors { result[shortened(name, by: prefix)] = tensor }
  guard let metadata = state.metadata else { return result }
  result.metadata = [:]
  for (path, marks) in metadata {
    let isWrapped = path + "." == prefix
    result.metadata?[isWrapped ? "" : shortened(path, by: prefix)] = marks
  }
  return result
}

/// A name without the prefix, if it has it.
private func shortened(_ name: String, by prefix: String) -> String {
  name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
}
