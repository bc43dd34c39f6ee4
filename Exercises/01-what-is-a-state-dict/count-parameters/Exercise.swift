import StateDictCore

/// How many numbers a model carries, and how many bytes they take.
///
/// - Returns: the numbers in its parameters, the other numbers in its state_dict, and the bytes of
///   all entries of the state_dict.
func count(_ model: Module) -> (parameters: Int, buffers: Int, bytes: Int) {
  // TODO: go through the model's state_dict and count.
  (parameters: -1, buffers: -1, bytes: -1)
}
