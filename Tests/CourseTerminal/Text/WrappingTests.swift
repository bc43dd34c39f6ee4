import XCTest

@testable import CourseTerminal

final class WrappingTests: XCTestCase {
  private func wrapped(_ text: String, _ width: Int) -> [String] {
    Wrapping.lines([Span(text)], width: width).map { $0.text(color: false) }
  }

  func testLines_words_breakAtSpaces() {
    XCTAssertEqual(
      wrapped("A state_dict is an ordered dictionary.", 16),
      ["A state_dict is", "an ordered", "dictionary."]
    )
  }

  func testLines_exactFit_isNotBroken() {
    XCTAssertEqual(wrapped("four five", 9), ["four five"])
    XCTAssertEqual(wrapped("four five", 8), ["four", "five"])
  }

  func testLines_longWord_isCut() {
    XCTAssertEqual(wrapped("a num_batches_tracked b", 8), ["a", "num_batc", "hes_trac", "ked b"])
  }

  func testLines_ideographs_breakAnywhereButBeforeTheirMarks() {
    XCTAssertEqual(wrapped("状態辞書です。読む", 12), ["状態辞書で", "す。読む"])
    XCTAssertEqual(wrapped("see「状態」now", 8), ["see「状", "態」now"])
  }

  func testLines_neverWiderThanAsked() {
    let text = "日本語 mixed with 👨‍👩‍👧‍👦 and “quotes”, e\u{301}tats, num_batches_tracked. 한국어도 있다!"
    for width in 2...40 {
      for line in Wrapping.lines([Span(text)], width: width) {
        XCTAssertLessThanOrEqual(line.width, width, "at width \(width): \(line)")
      }
    }
  }

  func testLines_loseNothing() {
    let text = "日本語 mixed with 👨‍👩‍👧‍👦 and words 한국어"
    for width in 2...40 {
      let back = wrapped(text, width).joined().filter { $0 != " " }
      XCTAssertEqual(back, text.filter { $0 != " " }, "at width \(width)")
    }
  }

  func testLines_styles_surviveTheBreak() {
    let lines = Wrapping.lines([Span("plain ", .plain), Span("two words", .bold)], width: 9)
    XCTAssertEqual(lines[0].text(color: true), "plain \u{1B}[1mtwo\u{1B}[0m")
    XCTAssertEqual(lines[1].text(color: true), "\u{1B}[1mwords\u{1B}[0m")
  }
}
