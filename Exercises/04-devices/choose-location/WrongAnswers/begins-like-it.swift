// testTag_isComparedWhole: compare the whole tag
import StateDictCore

func location(available: Set<String>) -> MapLocation {
  .closure { storage, tag in available.contains { tag.hasPrefix($0) } ? nil : storage }
}
