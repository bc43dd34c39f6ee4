import XCTest

/// Every program of the oracle, with the result of each of its steps.
final class ProgramTests: XCTestCase {
  func testPrograms_allStepsEqualPyTorchs() throws {
    let programs = try Oracle.read("scenarios.json")["programs"].array
    XCTAssertGreaterThanOrEqual(programs.count, 50)
    for json in programs {
      let results = try Program.run(json["steps"].array)
      let isRounded = json["steps"].array.contains { $0["class"].text.hasPrefix("Adam") }
      for (index, (actual, expected)) in zip(results, json["results"].array).enumerated() {
        var comparison = Comparison(isRounded: isRounded)
        comparison.compare(actual, expected, "")
        let step = json["steps"][index]["do"].text
        for difference in comparison.differences {
          XCTFail("\(json["id"].text) step \(index) (\(step)): \(difference)")
        }
      }
    }
  }
}

/// Compares results; where PyTorch rounded, tensors by their first elements.
private struct Comparison {
  let isRounded: Bool
  private(set) var differences: [String] = []

  init(isRounded: Bool) { self.isRounded = isRounded }

  mutating func compare(_ actual: JSON, _ expected: JSON, _ place: String) {
    switch (actual, expected) {
    case (.object(let a), .object(let b)):
      let (keys, wanted) = (a.map { $0.key }.sorted(), b.map { $0.key }.sorted())
      if keys != wanted { return note(place, "\(keys)", "\(wanted)") }
      for key in keys where !(isRounded && key == "sha16") {
        compare(actual[key], expected[key], place + "." + key)
      }
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return note(place, "\(a.count)", "\(b.count) elements") }
      for (index, (x, y)) in zip(a, b).enumerated() { compare(x, y, place + "[\(index)]") }
    case (.number, .number):
      let (x, y) = (actual.double ?? .nan, expected.double ?? .nan)
      let tolerance = place.contains(".first") ? (isRounded ? 1e-5 : 1e-6) * max(1, abs(y)) : 0
      if abs(x - y) > tolerance { note(place, "\(x)", "\(y)") }
    default: if actual != expected { note(place, "\(actual)", "\(expected)") }
    }
  }

  private mutating func note(_ place: String, _ actual: String, _ expected: String) {
    differences.append("\(place): \(actual), expected \(expected)")
  }
}
