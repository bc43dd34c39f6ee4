// testMixed_everyStorageByItsOwnTag: Every storage has its own tag.
import StateDictCore

func location(available: Set<String>) -> MapLocation {
  .location(available.sorted().first ?? "cpu")
}
