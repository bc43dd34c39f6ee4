import XCTest

/// Every call of `loadStateDict` of the oracle, with everything that PyTorch did.
final class ScenarioTests: XCTestCase {
  func testScenarios_allEqualPyTorch() throws {
    var (passed, omitted) = (0, [String: Int]())
    for json in try Oracle.read("scenarios.json")["scenarios"].array {
      var scenario = Scenario(json)
      do {
        try scenario.run()
      } catch let omission as Scenario.Omission {
        omitted["\(omission)", default: 0] += 1
        continue
      }
      for difference in scenario.differences { XCTFail(json["id"].text + ": " + difference) }
      if scenario.differences.isEmpty { passed += 1 }
    }
    XCTAssertGreaterThan(passed, 200)
    print("scenarios: \(passed) passed, left out: \(omitted)")
  }
}
