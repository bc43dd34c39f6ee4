import StateDictCore

/// The tensors of a state_dict that could not be loaded where the file has them.
///
/// - Parameters:
///   - path: a file that holds a state_dict.
///   - available: the tags of the devices that are there, as in `cuda:0`; the CPU always is.
/// - Returns: the tensors' names, in the file's order.
/// - Throws: what `load` throws.
func strangers(in path: String, available: Set<String>) throws -> [String] {
  // TODO: look at every storage's tag, and find the tensors that look into these storages.
  _ = try load(path, mapLocation: .cpu)
  return ["?"]
}
