import CourseModel
import XCTest

final class DiagnosticTests: XCTestCase {
  func testDescription_full_isOneLineAndIndentedNotes() {
    let diagnostic = Diagnostic(
      .warning,
      at: SourceRange(file: "Lessons/03-loading.md", line: 42, column: 7),
      identifier: "x",
      summary: "It is wrong.",
      solution: "Put it right.",
      notes: ["First seen above."]
    )
    XCTAssertEqual(
      "\(diagnostic)",
      """
      Lessons/03-loading.md:42:7: warning: It is wrong.
        Put it right.
        First seen above.
      """
    )
  }

  func testDescription_bare_isOneLine() {
    let diagnostic = Diagnostic(
      at: SourceRange(file: "a", line: 1),
      identifier: "x",
      summary: "Wrong."
    )
    XCTAssertEqual("\(diagnostic)", "a:1:1: error: Wrong.")
  }

  func testPosition_order_isTheReaders() {
    let places = [(2, 1), (1, 9), (1, 2)].map { SourcePosition(line: $0.0, column: $0.1) }
    XCTAssertEqual(places.sorted().map(\.column), [2, 9, 1])
  }
}
