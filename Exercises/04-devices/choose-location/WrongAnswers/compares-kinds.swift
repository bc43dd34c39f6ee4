// testTag_isComparedWhole: compare the whole tag
import StateDictCore

func location(available: Set<String>) -> MapLocation {
  .closure { storage, tag in
    let kind = tag.split(separator: ":")[0]
    return available.contains { $0.split(separator: ":")[0] == kind } ? nil : storage
  }
}
