import CourseModel
import XCTest

final class TableTests: XCTestCase {
  func testTable_complete_isRead() {
    let body = """
      ```table
      | key | *shape* | `a \\| b` |
      |:----|:-:|--:|
      | w |  | x \\| y |
      | b | [2] | 1 |
      ```
      """
    XCTAssertEqual(
      blocks(body).map(\.content),
      [
        .table(
          Table(
            header: [[.text("key")], [.emphasis([.text("shape")])], [.code("a | b")]],
            alignments: [.left, .center, .right],
            rows: [
              [[.text("w")], [], [.text("x | y")]],
              [[.text("b")], [.text("[2]")], [.text("1")]],
            ]
          )
        )
      ]
    )
  }

  func testTable_unbalancedRows_reportsEach() {
    XCTAssertEqual(
      faults(inBody: "```table\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n```\n"),
      [
        """
        L:10:1: error: The row has 1 cell, the table 2 columns.
          Give every row as many cells as the first; a `|` inside a cell is written `\\|`.
        """,
        """
        L:11:1: error: The row has 3 cells, the table 2 columns.
          Give every row as many cells as the first; a `|` inside a cell is written `\\|`.
        """,
      ]
    )
  }

  func testTable_rowWithoutBars_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```table\n| a |\n|---|\n1\n```\n"),
      [
        """
        L:10:1: error: A row of a table begins and ends with `|`.
          Write `| first | second |`; a `|` inside a cell is written `\\|`.
        """
      ]
    )
  }

  func testTable_withoutSeparator_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```table\n| a |\n| 1 |\n| 2 |\n```\n"),
      [
        """
        L:9:1: error: The second line of a table says how columns are set; `1` does not.
          Write `---`, `:--`, `:-:` or `--:` for every column.
        """
      ]
    )
  }

  func testTable_withoutRows_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```table\n| a |\n|---|\n```\n"),
      [
        """
        L:7:1: error: A table has a line of titles, a line of dashes, and rows.
          Write at least `| title |`, `|---|` and `| cell |`.
        """
      ]
    )
  }

  func testTable_faultInCell_hasItsPlace() {
    XCTAssertEqual(
      faults(inBody: "```table\n| a | b |\n|---|---|\n| é \\| | ü <b> |\n```\n"),
      [
        """
        L:10:14: error: `<b>` is HTML, which a terminal cannot show.
          Write it in Markdown; put code such as `Array<Int>` in backticks.
        """
      ]
    )
  }

  func testTable_cellsLikeLists_areText() {
    let body = "```table\n| - | # a |\n|---|---|\n| 1. | > b # |\n```\n"
    guard case .table(let table)? = blocks(body).first?.content else { return XCTFail("no table") }
    XCTAssertEqual(table.header, [[.text("-")], [.text("# a")]])
    XCTAssertEqual(table.rows, [[[.text("1.")], [.text("> b #")]]])
  }
}
