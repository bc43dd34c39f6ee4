// testNothingThere_goesToTheCPU: don't list them
import StateDictCore

func location(available: Set<String>) -> MapLocation {
  var places: [String: String] = [:]
  for index in 0..<16 where !available.contains("cuda:\(index)") { places["cuda:\(index)"] = "cpu" }
  return .dictionary(places)
}
