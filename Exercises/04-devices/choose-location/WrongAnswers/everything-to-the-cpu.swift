// testAvailable_staysWhereItIsTagged: return nil to do what the tag says
import StateDictCore

func location(available: Set<String>) -> MapLocation {
  .cpu
}
