import XCTest

@testable import CourseTerminal

final class PainterTests: XCTestCase {
  private func frame(_ lines: String..., cursor: Frame.Place? = nil) -> Frame {
    Frame(lines.map { Line($0) }, columns: 8, rows: 3, cursor: cursor)
  }

  func testPaint_first_clearsAndDrawsAll() {
    var painter = Painter(usesColor: false)
    let text = painter.paint(frame("one", "", "three"))
    XCTAssertTrue(text.contains("\u{1B}[2J"))
    XCTAssertTrue(text.contains("\u{1B}[1;1Hone\u{1B}[K\u{1B}[3;1Hthree\u{1B}[K"))
  }

  func testPaint_oneLineChanged_drawsIt() {
    var painter = Painter(usesColor: false)
    _ = painter.paint(frame("one", "two"))
    XCTAssertEqual(
      painter.paint(frame("one", "too")),
      "\u{1B}[?2026h\u{1B}[2;1Htoo\u{1B}[K\u{1B}[?2026l"
    )
  }

  func testPaint_nothingChanged_sendsNothing() {
    var painter = Painter(usesColor: true)
    _ = painter.paint(frame("one"))
    XCTAssertEqual(painter.paint(frame("one")), "")
    painter.forget()
    XCTAssertNotEqual(painter.paint(frame("one")), "")
  }

  func testPaint_cursor_isShownAndHidden() {
    var painter = Painter(usesColor: false)
    let shown = painter.paint(frame("one", cursor: .init(row: 0, column: 2)))
    XCTAssertTrue(shown.contains("\u{1B}[1;3H\u{1B}[?25h"))
    XCTAssertTrue(painter.paint(frame("one")).contains("\u{1B}[?25l"))
  }

  func testFrame_cutsWhatDoesNotFit() {
    let frame = frame("123456789", "日本語日本", "", "below")
    XCTAssertEqual(frame.lines.map { $0.text(color: false) }, ["1234567…", "日本語…", ""])
  }
}
