import CourseModel
import XCTest

final class HeadingTests: XCTestCase {
  private func anchors(_ body: String) -> [String] {
    blocks(body).compactMap {
      if case .heading(_, _, let anchor) = $0.content { anchor } else { nil }
    }
  }

  func testAnchor_isTheHeadingsWords() {
    XCTAssertEqual(
      anchors("## What `load_state_dict` does\n\n## Über: 2-fach, schnell!\n\n## ?\n"),
      ["what-load_state_dict-does", "über-2-fach-schnell", "section"]
    )
  }

  func testAnchor_takenName_isNumbered() {
    XCTAssertEqual(anchors("## A\n\n## A\n\n## A 1\n\n## A\n"), ["a", "a-1", "a-1-1", "a-2"])
  }

  func testHeading_title_isNoBlock() {
    XCTAssertEqual(blocks("# T\n\nText\n").map(\.content), [.prose(.paragraph([.text("Text")]))])
    let marked = goodHead.replacing("title: T", with: "title: 'The `T`'") + "# The `T`\n\nText\n"
    XCTAssertEqual(faults(in: marked), [])
  }

  func testHeading_otherTitle_saysWhichToWrite() {
    XCTAssertEqual(
      faults(inBody: "# Title\n\nText\n"),
      [
        """
        L:7:1: error: The heading `Title` is not the title in the front matter.
          Write `# T`, or leave the heading away.
        """
      ]
    )
  }

  func testHeading_firstLevelBelow_saysWhichToWrite() {
    XCTAssertEqual(
      faults(inBody: "# T\n\nText\n\n# More\n"),
      [
        """
        L:11:1: error: Only the title may be a heading of the first level, at the very beginning.
          Begin the heading with `##`.
        """
      ]
    )
  }

  func testHeading_skippedLevel_saysWhichToWrite() {
    XCTAssertEqual(
      faults(inBody: "## One\n\n#### Two\n"),
      [
        """
        L:9:1: error: A heading of level 4 follows one of level 2.
          Write ###: levels go down one at a time.
        """
      ]
    )
  }

  func testHeading_backUp_isNoFault() {
    XCTAssertEqual(blocks("## A\n\n### B\n\n#### C\n\n## D\n").count, 4)
  }

  func testHeading_empty_saysSo() {
    XCTAssertEqual(
      faults(inBody: "##\n\nText\n"),
      [
        """
        L:7:1: error: The heading says nothing.
          Write it, or remove the line.
        """
      ]
    )
  }
}
