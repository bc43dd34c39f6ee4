import CourseModel
import CourseRunner
import Foundation
import XCTest

/// Whatever a course or a program says, it reaches the page as text.
final class EscapingTests: SiteTestCase {
  private static let hostile = [
    "<script>alert(1)</script>",
    "</title></code></pre><img src=x onerror=alert(1)>",
    "\"' onmouseover=\"alert(1)",
    "{{course.title}} {{{content}}} {{#lessons}}",
    "]]> <!-- --> <![CDATA[ &amp; &#60;script&#62;",
    "\u{202E}gnp.exe \u{2066}",
    "\u{1B}[31mred\u{1B}[0m \u{0} \u{7} \u{FFFF}",
  ]

  func testHostileText_everywhere_staysText() throws {
    for text in Self.hostile {
      let page = PageInspector(
        try page(
          everything(text),
          title: text,
          exercises: [exercise(text)],
          run: run(.threw(message: text), output: text, errors: text)
        )
      )
      XCTAssertNil(page.failure, text)
      XCTAssertEqual(page.all("script").count, SiteTestCase.scripts, text)
      XCTAssertTrue(page.all("script").allSatisfy { $0.path == ["html", "head"] }, text)
      XCTAssertFalse(page.values("src").contains("x"), text)
      XCTAssertTrue(
        page.elements.allSatisfy { element in
          element.attributes.keys.allSatisfy { !$0.hasPrefix("on") }
        },
        text
      )
      let index = PageInspector(try self.text("index.html"))
      XCTAssertNil(index.failure, text)
      XCTAssertEqual(index.all("script").count, SiteTestCase.scripts, text)
    }
  }

  func testHostileText_isShownAsWritten() throws {
    let text = Self.hostile[0]
    let page = PageInspector(try page([.prose(.paragraph([.text(text)]))], title: text))
    XCTAssertEqual(
      page.text.components(separatedBy: text).count - 1,
      4,
      "title, h1, list, paragraph"
    )
  }

  func testControlCharacters_areShownAsPictures() throws {
    let cell = Cell(index: 0, mode: .run, source: "print(1)\n", firstLine: 1)
    let page = try page([.cell(cell)], run: run(.completed, output: "\u{1B}[31mred\u{0}\n"))
    XCTAssertTrue(page.contains("␛[31mred␀</span>"))
  }

  func testTextThatTurnsRound_isShownAsItStands() throws {
    let page = try page(
      [.prose(.paragraph([.code("gnp\u{202E}exe\u{2066}"), .text("“כן”")]))],
      title: "a\u{202D}b"
    )
    XCTAssertTrue(page.contains("<code>gnp\u{FFFD}exe\u{FFFD}</code>“כן”"))
    XCTAssertTrue(page.contains("a\u{FFFD}b"))
    XCTAssertFalse(page.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  func testTemplateTagsInContent_areNotExpanded() throws {
    let page = try page(
      [.prose(.paragraph([.text("{{course.title}}")]))],
      title: "{{course.title}}"
    )
    XCTAssertTrue(page.contains("<p>{{course.title}}</p>"))
    XCTAssertTrue(page.contains("<h1>{{course.title}}</h1>"))
  }

  private func everything(_ text: String) -> [Block.Content] {
    let inlines: [Inline] = [
      .text(text), .code(text), .emphasis([.text(text)]),
      .link(destination: text, title: text, [.text(text)]),
      .link(destination: "https://example.org/?q=" + text, title: text, [.text(text)]),
      .link(destination: "javascript:alert(1)", title: text, [.text(text)]),
      .image(source: text, title: text, [.text(text)]),
      .image(source: "images/keys.svg", title: text, [.text(text)]),
    ]
    let option = SampleCourse.option(inlines, true, inlines, text)
    return [
      .heading(level: 2, text: inlines, anchor: text),
      .prose(.quote([.paragraph(inlines)])),
      .prose(.code(language: text, text: text)),
      .callout(Callout(kind: .note, body: [.paragraph(inlines)])),
      .table(Table(header: [inlines], alignments: [.right], rows: [[inlines]])),
      .reference(ReferenceSnippet(of: .pytorch, source: text)),
      .cell(Cell(index: 0, mode: .error, source: text, firstLine: 1)),
      .quiz(
        Question(
          id: text,
          belief: text,
          prompt: [.paragraph(inlines)],
          options: [option],
          answer: [.paragraph(inlines)]
        )
      ),
      .exercise(id: text),
    ]
  }

  private func exercise(_ text: String) -> Exercise {
    Exercise(
      id: text,
      folder: "Exercises/" + text,
      title: text,
      checks: [.init(name: text, title: text, points: 1)],
      task: [.paragraph([.text(text)])],
      hints: [.init(title: text, body: [.paragraph([.text(text)])])]
    )
  }
}
