// testSharedStorage_namesAllItsTensors: The closure is called once for every storage; ask every tensor
import StateDictCore

func strangers(in path: String, available: Set<String>) throws -> [String] {
  var isHomeless: [Bool] = []
  let look = MapLocation.closure { storage, tag in
    isHomeless.append(tag != "cpu" && !available.contains(tag))
    return storage
  }
  let state = try load(path, mapLocation: look).stateDict
  return zip(state?.keys ?? [], isHomeless).filter { $0.1 }.map { $0.0 }
}
