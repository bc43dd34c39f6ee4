import XCTest

@testable import CourseTerminal

final class CodeLinesTests: XCTestCase {
  private func spans(_ text: String, _ language: String) -> [Span] {
    CodeLines.lines(text, language: language).flatMap(\.spans).filter { $0.style != .plain }
  }

  func testSwift_coloursWordsStringsNumbersAndComments() {
    XCTAssertEqual(
      spans("let x = Tensor([1.5]) // \"no\"\nprint(\"a \\\" b\")\n", "swift"),
      [
        Span("let", .color(.magenta)), Span("Tensor", .color(.blue)), Span("1.5", .color(.cyan)),
        Span("// \"no\"", .dim), Span("\"a \\\" b\"", .color(.green)),
      ]
    )
  }

  func testPython_knowsItsOwnCommentsAndQuotes() {
    XCTAssertEqual(
      spans("def f(): # it's\n  return 'x'\n", "python"),
      [
        Span("def", .color(.magenta)), Span("# it's", .dim), Span("return", .color(.magenta)),
        Span("'x'", .color(.green)),
      ]
    )
  }

  func testAnyText_isShownWhole() {
    let texts = ["\"open", "/* open", "'''a\nb", "\\", "\"\\", "a\n\n\nb", "@", "été 日本 1_000"]
    for text in texts {
      for language in ["swift", "python", "text"] {
        let lines = CodeLines.lines(text, language: language).map { $0.text(color: false) }
        XCTAssertEqual(lines.joined(separator: "\n"), text, language)
      }
    }
  }
}
