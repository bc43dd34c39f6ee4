// testAllThere_namesNothing: Compare the whole tag.
import StateDictCore

func strangers(in path: String, available: Set<String>) throws -> [String] {
  let kinds = Set(available.map { $0.split(separator: ":")[0] })
  var homeless: [Storage] = []
  let look = MapLocation.closure { storage, tag in
    if tag != "cpu" && !kinds.contains(tag.split(separator: ":")[0]) { homeless.append(storage) }
    return storage
  }
  let state = try load(path, mapLocation: look).stateDict
  return state?.tensors.filter { entry in homeless.contains { $0 === entry.tensor.storage } }
    .map { $0.name } ?? []
}
