import CourseModel
import XCTest

final class LinkTests: XCTestCase {
  /// What an author reads where the lesson's text, on line 7, is this.
  private func faults(_ text: String) throws -> [String] {
    let lesson = goodHead + text + "\n\n## Last words\n\n```exercise\n01-first/copy\n```\n"
    return try CourseFolder(["Lessons/01-first.md": lesson, "Lessons/data/a b.svg": "<svg/>"])
      .faults().map { $0.replacing("Lessons/01-first.md", with: "L") }
  }

  func testLinks_thatLeadSomewhere_areNoFault() throws {
    let links = [
      "https://swift.org", "mailto:a@b.c", "#last-words", "01-first.md", "01-first.md#last-words",
      "data/a%20b.svg", "../Exercises/01-first/copy", "./../Lessons/data/",
    ]
    for link in links { XCTAssertEqual(try faults("[a](\(link))"), []) }
  }

  func testLink_toMissingFile_offersNearest() throws {
    XCTAssertEqual(
      try faults("See [a](01-fist.md) and ![b](data/c%20d.svg)"),
      [
        """
        L:7:5: error: The link leads to `01-fist.md`, where there is no file.
          Did you mean `01-first.md`?
        """,
        """
        L:7:25: error: The link leads to `data/c d.svg`, where there is no file.
          Did you mean `data/a b.svg`?
        """,
      ]
    )
  }

  func testLink_toFileLikeNoOther_saysHowToWriteIt() throws {
    XCTAssertEqual(
      try faults("[a](nowhere)"),
      [
        """
        L:7:1: error: The link leads to `nowhere`, where there is no file.
          Write the path from the file that holds the link, as in `02-saving.md`.
        """
      ]
    )
  }

  func testLink_toMissingHeading_offersNearest() throws {
    XCTAssertEqual(
      try faults("[a](#last-word) [b](01-first.md#first)"),
      [
        """
        L:7:1: error: The link leads to `#last-word`, but no heading there has that name.
          Did you mean `#last-words`?
        """,
        """
        L:7:17: error: The link leads to `#first`, but no heading there has that name.
          Write a heading's words in lower case, joined by dashes.
        """,
      ]
    )
  }

  func testLink_outOfTheCourse_saysSo() throws {
    for link in ["/etc/passwd", "../../secret"] {
      XCTAssertEqual(
        try faults("[a](\(link))"),
        [
          """
          L:7:1: error: The link `\(link)` leads out of the course's folder.
            Link to a file of the course, or give a whole address that begins with `https://`.
          """
        ]
      )
    }
  }

  func testLink_inHint_isRelativeToTheHint() throws {
    let hints =
      "## Look\n\nSee [a](../../../Lessons/01-first.md) and [b](README).\n\n"
      + "## Think\n\nThink.\n\n## Copy\n\nCopy.\n"
    XCTAssertEqual(
      try CourseFolder(["Exercises/01-first/copy/hints.md": hints]).faults(),
      [
        """
        Exercises/01-first/copy/hints.md:3:43: error: The link leads to `README`, where there is \
        no file.
          Write the path from the file that holds the link, as in `02-saving.md`.
        """
      ]
    )
  }
}
