// testStored_countsAStorageOnce: not offset and shape
import StateDictCore

/// The bytes that the entries of a state_dict show, and those that a file of it will hold.
func weigh(_ state: StateDict) -> (seen: Int, stored: Int) {
  var sums = (seen: 0, stored: 0)
  var counted: [Tensor] = []
  for (_, tensor) in state.tensors {
    sums.seen += shownBytes(of: tensor)
    let isKnown = counted.contains {
      $0.storage === tensor.storage && $0.storageOffset == tensor.storageOffset
    }
    if !isKnown {
      counted.append(tensor)
      sums.stored += tensor.storage.byteCount
    }
  }
  return sums
}

/// The names whose storage has more bytes than the tensor shows, in order.
func bulky(_ state: StateDict) -> [String] {
  var names: [String] = []
  for (name, tensor) in state.tensors where tensor.storage.byteCount > shownBytes(of: tensor) {
    names.append(name)
  }
  return names
}

/// The bytes of a tensor's elements.
private func shownBytes(of tensor: Tensor) -> Int {
  tensor.elementCount * tensor.dtype.itemSize
}
