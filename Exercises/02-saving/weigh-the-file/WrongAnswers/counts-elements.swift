// testSeen_isWhatTheTensorsShow: You counted 10 elements
import StateDictCore

/// The bytes that the entries of a state_dict show, and those that a file of it will hold.
func weigh(_ state: StateDict) -> (seen: Int, stored: Int) {
  var sums = (seen: 0, stored: 0)
  var counted: Set<ObjectIdentifier> = []
  for (_, tensor) in state.tensors {
    sums.seen += shownBytes(of: tensor)
    if counted.insert(ObjectIdentifier(tensor.storage)).inserted {
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
  tensor.elementCount
}
