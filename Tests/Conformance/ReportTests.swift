import Conformance
import StateDictJSON
import XCTest

/// What a run prints.
final class ReportTests: XCTestCase {
  func testSummary_countsSectionsReasonsAndTotals() {
    var report = ConformanceReport()
    report.sections.append(
      ConformanceReport.Section(
        name: "one",
        results: [
          CaseResult("a", .passed),
          CaseResult("b", .failed([Difference("x", expected: "1\n2", actual: "3")])),
          CaseResult("c", .notApplicable("no such thing")),
          CaseResult("d", .passed),
        ]
      )
    )
    XCTAssertEqual(
      report.summaryLines,
      [
        "one: 2 passed, 1 failed, 1 not applicable", "", "1 not applicable (25.0 %):",
        "  1 × no such thing", "", "2 passed, 1 failed",
      ]
    )
    XCTAssertEqual(
      report.sections[0].failureLines,
      [
        "failed  one  b", "        at x", "        expected  1", "                  2",
        "        actual    3",
      ]
    )
  }

  func testComparison_findsWhatOnlyOneSideHas() {
    let differences = JSONComparison.differences(["a": 1, "b": 2], ["a": 1, "c": 3])
    XCTAssertEqual(
      differences,
      [
        Difference("c", expected: "3", actual: "nothing"),
        Difference("b", expected: "nothing", actual: "2"),
      ]
    )
  }

  func testComparison_ofNumbers_isByValue() {
    XCTAssertEqual(JSONComparison.differences(.number("1.0"), .number("1")), [])
    XCTAssertEqual(JSONComparison.differences(.number("1.5"), .number("1")).count, 1)
  }

  func testComparison_ofSets_ignoresTheirOrder() {
    let (a, b): (JSON, JSON) = (["t": "set", "v": [1, 2]], ["t": "set", "v": [2, 1]])
    XCTAssertEqual(JSONComparison.differences(a, b), [])
    XCTAssertEqual(JSONComparison.differences(a, ["t": "set", "v": [2, 3]]).count, 1)
  }
}
