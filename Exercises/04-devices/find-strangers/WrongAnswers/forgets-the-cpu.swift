// testCPU_isAlwaysThere: which is always there, listed or not
import StateDictCore

func strangers(in path: String, available: Set<String>) throws -> [String] {
  var homeless: [Storage] = []
  let look = MapLocation.closure { storage, tag in
    if !available.contains(tag) { homeless.append(storage) }
    return storage
  }
  let state = try load(path, mapLocation: look).stateDict
  return state?.tensors.filter { entry in homeless.contains { $0 === entry.tensor.storage } }
    .map { $0.name } ?? []
}
