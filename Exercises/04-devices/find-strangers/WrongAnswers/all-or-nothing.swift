// testForeignTags_areNamed: instead of ["y", "w"]
import StateDictCore

func strangers(in path: String, available: Set<String>) throws -> [String] {
  var isFine = true
  let look = MapLocation.closure { storage, tag in
    if tag != "cpu" && !available.contains(tag) { isFine = false }
    return storage
  }
  let state = try load(path, mapLocation: look).stateDict
  return isFine ? [] : state?.keys ?? []
}
