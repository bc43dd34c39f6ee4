import XCTest

@testable import CourseTerminal

final class DisplayWidthTests: XCTestCase {
  func testDisplayWidth_countsColumns() {
    let widths: [(String, Int)] = [
      ("", 0), ("state_dict", 10), ("größer", 6), ("e\u{301}", 1), ("日本語", 6), ("ｆｕｌｌ", 8),
      ("한국어", 6), ("✓ ✗", 3), ("─━┃", 3), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤️", 2),
      ("\u{200B}", 0), ("a\tb", 2), ("“typo”…", 7), ("→ ∞", 3),
    ]
    for (text, width) in widths {
      XCTAssertEqual(text.displayWidth, width, "width of “\(text)”")
    }
  }

  func testPrintable_controlCharacters_becomePictures() {
    XCTAssertEqual("a\u{1B}[2Jb".printable, "a␛[2Jb")
    XCTAssertEqual("one\r\ntwo\rthree".printable, "one\ntwo␍three")
    XCTAssertEqual("a\tb\n\tc".printable, "a       b\n        c")
    XCTAssertEqual("\u{202E}evil".printable, "\u{FFFD}evil")
  }
}
