import CourseMarkdown
import CourseModel
import XCTest

/// Columns count UTF-8 bytes from 1, lines those of the file.
final class PlaceTests: XCTestCase {
  /// Where the HTML in a lesson with this body stands, as `line:column`.
  private func places(_ lesson: String) -> [String] {
    LessonParser.parse(lesson, file: "L").diagnostics.map {
      "\($0.range.start.line):\($0.range.start.column)"
    }
  }

  func testPlace_multibyteText_countsBytes() {
    XCTAssertEqual(places(goodHead + "äöü 🙂 <b>\n"), ["7:13"])
  }

  func testPlace_carriageReturns_countAsOneLineEnd() {
    let lesson = (goodHead + "Text\n\nMore\ntext <b>\n").replacing("\n", with: "\r\n")
    XCTAssertEqual(places(lesson), ["10:6"])
    XCTAssertEqual(places(lesson.replacing("\r\n", with: "\r")), ["10:6"])
  }

  func testCell_carriageReturns_areGone() {
    let lesson = (goodHead + "```swift\nf()\ng()\n```\n").replacing("\n", with: "\r\n")
    XCTAssertEqual(
      LessonParser.parse(lesson, file: "L").lesson?.cells.map(\.source),
      ["f()\ng()\n"]
    )
  }

  func testPlace_byteOrderMark_isNoFault() {
    XCTAssertEqual(places("\u{FEFF}" + goodHead + "Text <b>\n"), ["7:6"])
  }

  func testPlace_tabs_countAsOneByte() {
    XCTAssertEqual(places(goodHead + "-\ta <b>\n\n\tc <b>\n"), ["7:5", "9:4"])
  }

  func testPlace_noFinalNewline_isFound() {
    XCTAssertEqual(places(goodHead + "Text <b>"), ["7:6"])
    XCTAssertEqual(blocks("```swift\nf()\n```").count, 1)
  }

  func testPlace_laterLinesOfQuotesAndLists_areExact() {
    let body = "> one\n>   two <b>\nthree <b>\n\n- one\n  two <b>\nthree <b>\n\none\n   two <b>\n"
    XCTAssertEqual(places(goodHead + body), ["8:9", "9:7", "12:7", "13:7", "16:8"])
  }

  func testPlace_insideYAMLText_isTheLessons() {
    let body = """
      ```quiz
      id: a
      question: |
        One

        two <b> three
      options:
        - text: 'it''s <i>'
          correct: true
          because: >
            One
            two <u>
        - text: "<s>"
      answer: One
        two <em>
      ```

      """
    XCTAssertEqual(places(goodHead + body), ["12:7", "14:18", "18:11", "19:12", "21:7"])
  }

  func testRange_ofBlocks_isExact() {
    let body = "## Über\n\nOne\ntwo\n\n- a\n- b\n\n```swift\nf()\n```\n\n> q\n"
    let ranges = blocks(body).map { block in
      let (start, end) = (block.range.start, block.range.end)
      return "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }
    XCTAssertEqual(ranges, ["7:1-7:8", "9:1-10:3", "12:1-13:3", "15:1-17:3", "19:1-19:3"])
  }
}
