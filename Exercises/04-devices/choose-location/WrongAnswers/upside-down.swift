// testNothingThere_goesToTheCPU: so all should be on the CPU
import StateDictCore

func location(available: Set<String>) -> MapLocation {
  .closure { storage, tag in available.contains(tag) ? storage : nil }
}
