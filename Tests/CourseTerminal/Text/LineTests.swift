import XCTest

@testable import CourseTerminal

final class LineTests: XCTestCase {
  private var line: Line {
    var style = Style.color(.blue)
    style.link = "file:///work/Exercise.swift"
    return Line([Span("Open "), Span("Exercise.swift", style), Span(":3")])
  }

  func testLink_isOfferedToTerminals_andIsNoPartOfTheText() {
    XCTAssertEqual(
      line.text(color: true),
      "Open \u{1B}]8;;file:///work/Exercise.swift\u{1B}\\\u{1B}[34mExercise.swift"
        + "\u{1B}[0m\u{1B}]8;;\u{1B}\\:3"
    )
    XCTAssertEqual(line.text(color: false), "Open Exercise.swift:3")
    XCTAssertEqual(line.width, "Open Exercise.swift:3".count)
  }
}
