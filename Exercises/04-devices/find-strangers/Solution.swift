import StateDictCore

/// The tensors of a state_dict that could not be loaded where the file has them.
///
/// - Parameters:
///   - path: a file that holds a state_dict.
///   - available: the tags of the devices that are there, as in `cuda:0`; the CPU always is.
/// - Returns: the tensors' names, in the file's order.
/// - Throws: what `load` throws.
func strangers(in path: String, available: Set<String>) throws -> [String] {
  var homeless: [Storage] = []
  let look = MapLocation.closure { storage, tag in
    if tag != "cpu" && !available.contains(tag) { homeless.append(storage) }
    return storage
  }
  let state = try load(path, mapLocation: look).stateDict
  let strangers = state?.tensors.filter { entry in
    homeless.contains { $0 === entry.tensor.storage }
  }
  return strangers?.map { $0.name } ?? []
}
