import StateDictCore

/// The bytes that the entries of a state_dict show, and those that a file of it will hold.
func weigh(_ state: StateDict) -> (seen: Int, stored: Int) {
  // TODO: add up what the tensors show, and what their storages hold.
  (seen: -1, stored: -1)
}

/// The names whose storage has more bytes than the tensor shows, in order.
func bulky(_ state: StateDict) -> [String] {
  // TODO: go through the tensors.
  ["?"]
}
