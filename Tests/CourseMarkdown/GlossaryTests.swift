import CourseMarkdown
import CourseModel
import XCTest

final class GlossaryTests: XCTestCase {
  private let glossary = """
    ```glossary
    Storage offset: Where a *view* begins.
    state_dict: |
      An ordered map.
    ```

    """
  private let exercise = "```exercise\n01-first/copy\n```\n\n"

  private func faults(_ text: String) throws -> [String] {
    try CourseFolder(["Lessons/01-first.md": goodHead + exercise + text]).faults()
  }

  func testGlossary_isRead() {
    guard case .glossary(let glossary)? = blocks(glossary).first?.content else {
      return XCTFail("no glossary")
    }
    XCTAssertEqual(glossary.entries.map(\.term), ["Storage offset", "state_dict"])
    XCTAssertEqual(glossary.entries.map(\.anchor), ["term-storage-offset", "term-state_dict"])
    XCTAssertEqual(glossary.entries[1].definition, [.paragraph([.text("An ordered map.")])])
    XCTAssertEqual(glossary.entries[1].range.start.line, 9)
  }

  func testLink_toATerm_isFoundHoweverItIsWritten() throws {
    let links =
      "[a](glossary:storage-offset) [b](<glossary:Storage Offset>) "
      + "[c](glossary:state_dict)\n\n"
    XCTAssertEqual(try faults(links + glossary), [])
  }

  func testLink_toNoTerm_offersNearest() throws {
    XCTAssertEqual(
      try faults("[a](glossary:state-dict)\n\n" + glossary),
      [
        """
        Lessons/01-first.md:11:1: error: No glossary defines `state-dict`.
          Did you mean `glossary:state_dict`?
        """
      ]
    )
  }

  func testLink_withoutAnyGlossary_saysSo() throws {
    XCTAssertEqual(
      try faults("[a](glossary:key)\n"),
      [
        """
        Lessons/01-first.md:11:1: error: No glossary defines `key`.
          Define it in a `glossary` fence, or take the link away.
        """
      ]
    )
  }

  func testTerm_definedTwice_namesTheFirst() throws {
    XCTAssertEqual(
      try faults(glossary + "```glossary\nstorage-offset: Again.\n```\n"),
      [
        """
        Lessons/01-first.md:17:1: error: The term `storage-offset` is defined already, at \
        Lessons/01-first.md:12.
          Keep one of the definitions.
        """
      ]
    )
  }

  func testGlossary_faults_areNamed() {
    for (text, fault) in [
      (
        "- a\n",
        """
        L:8:1: error: A glossary must be a mapping of terms to definitions.
          Write lines of `term: what it means`.
        """
      ),
      (
        "'—': dash\n",
        """
        L:8:1: error: `—` is no term: it has neither letters nor digits.
          Write a word that readers may look up.
        """
      ),
      (
        "key:\n",
        """
        L:8:5: error: The value of `key` must be text.
          Write some text after `key:`, in quotes if it holds `: ` or begins with a sign.
        """
      ),
    ] {
      XCTAssertEqual(CourseMarkdownTests.faults(inBody: "```glossary\n\(text)```\n"), [fault])
    }
  }
}
