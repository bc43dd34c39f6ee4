import StateDictCore

/// The same state_dict, in storages that hold nothing but its elements.
func trimmed(_ state: StateDict) throws -> StateDict {
  let result = StateDict(metadata: state.metadata)
  var made: [(original: Tensor, clone: Tensor)] = []
  for (name, tensor) in state.tensors {
    if let twin = made.first(where: { seeTheSame($0.original, tensor) }) {
      result[name] = twin.clone
    } else {
      let clone = try tensor.clone()
      made.append((tensor, clone))
      result[name] = clone
    }
  }
  return result
}

/// Whether two tensors look at the same elements in the same way.
private func seeTheSame(_ a: Tensor, _ b: Tensor) -> Bool {
  a.storage === b.storage && a.dtype == b.dtype && a.storageOffset == b.storageOffset
    && a.shape == b.shape && a.stride == b.stride
}
