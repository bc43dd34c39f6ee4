import XCTest

@testable import CourseTerminal

final class KeyDecoderTests: XCTestCase {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.take(Array(text.utf8))
  }

  func testTake_plainAndControlKeys() {
    XCTAssertEqual(
      keys("a é\r\u{7F}\t\u{03}\u{1A}"),
      [
        .character("a"), .character(" "), .character("é"), .enter, .backspace, .tab,
        .control("c"), .control("z"),
      ]
    )
  }

  func testTake_sequences_inBothSpellings() {
    XCTAssertEqual(
      keys("\u{1B}[A\u{1B}OB\u{1B}[5~\u{1B}[6~\u{1B}[H\u{1B}[4~\u{1B}[3~\u{1B}[Z\u{1B}[1;5C"),
      [.up, .down, .pageUp, .pageDown, .home, .end, .delete, .backTab, .right]
    )
  }

  func testTake_byteByByte_givesTheSame() {
    var decoder = KeyDecoder()
    let keys = "\u{1B}[B😀x".utf8.flatMap { decoder.take([$0]) }
    XCTAssertEqual(keys, [.down, .character("😀"), .character("x")])
    XCTAssertFalse(decoder.isWaiting)
  }

  func testGiveUp_loneEscape_isTheKey() {
    var decoder = KeyDecoder()
    XCTAssertEqual(decoder.take([0x1B]), [])
    XCTAssertTrue(decoder.isWaiting)
    XCTAssertEqual(decoder.giveUp(), [.escape])
    XCTAssertFalse(decoder.isWaiting)
  }

  func testTake_pastedText_isOneKeyAndItsLinesEndAlike() {
    XCTAssertEqual(
      keys("\u{1B}[200~let a = 1\rq\r\n\u{1B}[201~q"),
      [.paste("let a = 1\nq\n"), .character("q")]
    )
  }

  func testTake_rubbish_isNothing() {
    XCTAssertEqual(keys("\u{1B}[99~\u{1C}a"), [.character("a")])
    var decoder = KeyDecoder()
    XCTAssertEqual(decoder.take([0xFF, 0xC3, 0x28, 0x61]), [.character("("), .character("a")])
  }
}
