import CourseMarkdown
import CourseModel
import XCTest

final class ProseTests: XCTestCase {
  private func prose(_ text: String) -> [Prose] {
    let (prose, diagnostics) = MarkdownParser.prose(text, file: "L")
    XCTAssertEqual(diagnostics.map(\.description), [])
    return prose
  }

  private func faults(_ text: String) -> [String] {
    MarkdownParser.prose(text, file: "L").diagnostics.map(\.description)
  }

  func testProse_everyBlock_isRead() {
    let text = "One\n\n- a\n- b\n\n3. c\n\n   d\n4. e\n\n> q\n\n---\n\n    code\n\n```sh\nx\n```\n"
    XCTAssertEqual(
      prose(text),
      [
        .paragraph([.text("One")]),
        .bulletList(items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]], tight: true),
        .orderedList(
          start: 3,
          items: [
            [.paragraph([.text("c")]), .paragraph([.text("d")])], [.paragraph([.text("e")])],
          ],
          tight: false
        ),
        .quote([.paragraph([.text("q")])]),
        .rule,
        .code(language: "", text: "code\n"),
        .code(language: "sh", text: "x\n"),
      ]
    )
  }

  func testInline_everyKind_isRead() {
    let text = "a `b` *c* **d** [e](f \"g\") ![h](i 'j') k\\\nl\nm \\[n\\] &amp; <https://o.p>"
    let (inline, diagnostics) = MarkdownParser.inline(text, file: "L")
    XCTAssertEqual(diagnostics, [])
    XCTAssertEqual(
      inline,
      [
        .text("a "), .code("b"), .text(" "), .emphasis([.text("c")]), .text(" "),
        .strong([.text("d")]), .text(" "), .link(destination: "f", title: "g", [.text("e")]),
        .text(" "), .image(source: "i", title: "j", [.text("h")]), .text(" k"), .lineBreak,
        .text("l"), .softBreak, .text("m [n] & "),
        .link(destination: "https://o.p", title: "", [.text("https://o.p")]),
      ]
    )
    XCTAssertEqual(inline.plainText, "a b c d e h k l m [n] & https://o.p")
  }

  func testInline_empty_isNothing() {
    XCTAssertEqual(MarkdownParser.inline("", file: "L").inline, [])
    XCTAssertEqual(MarkdownParser.prose("", file: "L").prose, [])
  }

  func testInline_severalBlocks_saysSo() {
    XCTAssertEqual(
      MarkdownParser.inline("a\n\nb", file: "L", firstLine: 3).diagnostics.map(\.description),
      [
        """
        L:3:1: error: This must be one paragraph of running text.
          Leave out blank lines, lists, headings and fences.
        """
      ]
    )
  }

  func testHTML_inline_isReportedAndKeptAsText() {
    let (prose, diagnostics) = MarkdownParser.prose("An Array<Int> here\n", file: "L")
    XCTAssertEqual(prose, [.paragraph([.text("An Array"), .text("<Int>"), .text(" here")])])
    XCTAssertEqual(
      diagnostics.map(\.description),
      [
        """
        L:1:9: error: `<Int>` is HTML, which a terminal cannot show.
          Write it in Markdown; put code such as `Array<Int>` in backticks.
        """
      ]
    )
  }

  func testHTML_block_isReportedByItsFirstLine() {
    XCTAssertEqual(
      faults("Text\n\n<div>\nx\n</div>\n"),
      [
        """
        L:3:1: error: `<div>` is HTML, which a terminal cannot show.
          Write it in Markdown; put code such as `Array<Int>` in backticks.
        """
      ]
    )
  }

  func testHTML_comment_vanishes() {
    XCTAssertEqual(
      prose("<!-- a note -->\n\nOne <!-- another -->two\n"),
      [.paragraph([.text("One "), .text("two")])]
    )
  }

  func testHTML_textAfterComment_isReported() {
    XCTAssertEqual(faults("<!-- a --> <b>\nx\n<!-- c -->\n").count, 1)
  }

  func testFence_swiftOutsideLessons_isCode() {
    XCTAssertEqual(prose("```swift\nf()\n```\n"), [.code(language: "swift", text: "f()\n")])
  }

  func testFence_questionOutsideLessons_saysThatItDoesNotCount() {
    XCTAssertEqual(
      faults("```table\n| a |\n```\n"),
      [
        """
        L:1:1: error: A `table` fence counts only at the margin of a lesson.
          Move it out of the list or quote, or leave the word after the fence away.
        """
      ]
    )
  }

  func testHeading_inProse_isReportedAndKeptBold() {
    let (prose, diagnostics) = MarkdownParser.prose("## Head\n", file: "L", firstLine: 5)
    XCTAssertEqual(prose, [.paragraph([.strong([.text("Head")])])])
    XCTAssertEqual(
      diagnostics.map(\.description),
      [
        """
        L:5:1: error: A heading cannot stand here.
          Write it as a paragraph in bold, or move it to the margin of a lesson.
        """
      ]
    )
  }

  func testImage_withoutAlternative_saysHow() {
    XCTAssertEqual(
      faults("See ![ ](a.svg)\n"),
      [
        """
        L:1:5: error: The image `a.svg` has no text alternative.
          Say in words what it shows: `![what it shows](a.svg)`.
        """
      ]
    )
  }

  func testLink_withoutDestination_saysSo() {
    XCTAssertEqual(
      faults("See [this]()\n"),
      [
        """
        L:1:5: error: The link leads nowhere.
          Write where it leads: `[text](02-saving.md)`.
        """
      ]
    )
  }

  func testDepth_hostileQuotes_isOneFault() {
    XCTAssertEqual(
      faults(String(repeating: ">", count: 100_000) + " x\n"),
      [
        """
        L:1:41: error: Lists, quotes and emphasis are nested more than 40 levels deep.
          Nest less deeply; what stands below has been left out.
        """
      ]
    )
  }

  func testDepth_hostileEmphasisAndLists_areCut() {
    let emphasis =
      String(repeating: "*a **a ", count: 20_000) + String(repeating: "b** b* ", count: 20_000)
    XCTAssertEqual(
      MarkdownParser.prose(emphasis, file: "L").diagnostics.first?.identifier,
      "too-deep"
    )
    let list = String(repeating: "- ", count: 5_000) + "x\n"
    XCTAssertEqual(
      MarkdownParser.prose(list, file: "L").diagnostics.map(\.identifier),
      ["too-deep"]
    )
  }

  func testDepth_allowedNesting_isNoFault() {
    XCTAssertEqual(prose(String(repeating: "> ", count: 20) + "x\n").count, 1)
  }
}
