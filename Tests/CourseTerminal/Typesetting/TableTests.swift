import CourseModel
import XCTest

@testable import CourseTerminal

final class TableTests: XCTestCase {
  private let table = Table(
    header: ["dtype", "bytes", "名前"].map { Samples.text($0) },
    alignments: [.left, .right, .center],
    rows: [
      ["float32", "4", "浮動小数点"].map { Samples.text($0) },
      ["int64", "8", "👍"].map { Samples.text($0) },
    ]
  )

  func testTable_alignsByWhatATerminalShows() {
    XCTAssertEqual(
      Typesetter.plain(60).table(table).plain,
      """
      dtype    bytes     名前
      ───────  ─────  ──────────
      float32      4  浮動小数点
      int64        8      👍
      """
    )
  }

  func testTable_tooWide_breaksTheWidestCells() {
    let table = Table(
      header: ["key", "what it is"].map { Samples.text($0) },
      alignments: [.left, .left],
      rows: [
        ["weight", "what the layer has learned, outputs first"].map { Samples.text($0) },
        ["bias", "one number an output"].map { Samples.text($0) },
      ]
    )
    XCTAssertEqual(
      Typesetter.plain(32).table(table).plain,
      """
      key     what it is
      ──────  ────────────────────
      weight  what the layer has
              learned, outputs
              first

      bias    one number an output
      """
    )
  }

  func testTable_neverWiderThanTheTerminal() {
    for columns in 30...70 {
      for line in Typesetter.plain(columns).table(table) {
        XCTAssertLessThanOrEqual(line.width, columns, "at \(columns) columns")
      }
    }
  }
}
