// testSharedStorage_namesAllItsTensors: you named only the first
import StateDictCore

func strangers(in path: String, available: Set<String>) throws -> [String] {
  var homeless: [Storage] = []
  let look = MapLocation.closure { storage, tag in
    if tag != "cpu" && !available.contains(tag) { homeless.append(storage) }
    return storage
  }
  let state = try load(path, mapLocation: look).stateDict
  return homeless.compactMap { storage in
    state?.tensors.first { $0.tensor.storage === storage }?.name
  }
}
