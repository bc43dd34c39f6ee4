import CourseEvents
import CourseModel
import CourseModes
import CourseRunner
import Foundation
import XCTest

/// A mode is a view: what it shows stands in the lessons.
final class ModeTests: XCTestCase {
  private static let place = SourceRange(file: "Lessons/03-a.md", line: 7)

  private func question(_ id: String, belief: String? = nil) -> Question {
    Question(
      id: id,
      belief: belief,
      prompt: [.paragraph([.text("Why?")])],
      options: [
        .init(text: [.code("a")], isCorrect: true, proof: "p", range: Self.place),
        .init(text: [.text("b")], isCorrect: false, because: [.text("No.")], range: Self.place),
      ],
      answer: [.paragraph([.text("So.")])]
    )
  }

  private var card: Recall.Card {
    .init(
      id: "bytes",
      question: [.paragraph([.text("How many?")])],
      answer: [.paragraph([.code("{computed}")])],
      proof: SwiftSource(text: "true", range: Self.place)
    )
  }

  private var lesson: Lesson {
    let contents: [Block.Content] = [
      .recall(Recall(id: "bytes", cards: [card])),
      .prose(.paragraph([.text("Text.")])), .predict(question("predicted")),
      .quiz(question("myth", belief: "It copies.")), .quiz(question("plain")),
      .cell(Cell(index: 0, mode: .run, source: "draw()\n", firstLine: 8)),
      .cell(Cell(index: 1, mode: .run, source: "print(1)\n", firstLine: 9)),
      .reference(ReferenceSnippet(of: .pytorch, source: "f()\n")), .exercise(id: "03-a/count"),
      .debug(
        DebugCase(
          title: [.text("Case")],
          story: [],
          broken: SwiftSource(text: "try f()", range: Self.place),
          symptom: StatedOutput(text: "stated", range: Self.place),
          question: question("case"),
          fix: SwiftSource(text: "g()", range: Self.place)
        )
      ),
      .callout(Callout(kind: .insight, body: [.paragraph([.text("Insight.")])])),
      .callout(Callout(kind: .note, body: [.paragraph([.text("Note.")])])),
    ]
    var blocks = contents.map { Block($0, at: Self.place) }
    blocks[7].isCheat = true
    return Lesson(
      id: "03-a",
      file: "Lessons/03-a.md",
      title: "A",
      level: "expert",
      step: nil,
      minutes: 5,
      blocks: blocks
    )
  }

  private var run: LessonRun {
    let picture = Display.lanes(caption: "c", lanes: [])
    let cells = [[picture], []].enumerated().map { index, displays in
      CellRun(
        index: index,
        outcome: .completed,
        standardOutput: "\(index)\n",
        standardError: "",
        displays: displays
      )
    }
    return LessonRun(
      lesson: "03-a",
      cells: cells,
      proofs: [ProofRun(question: "case", option: 0, holds: true)],
      cards: [CardRun(card: "bytes", holds: true, computed: "24")],
      cases: [CaseRun(id: "case", symptom: "thrown", fixed: "ok")],
      isCached: false,
      diagnostics: []
    )
  }

  private func items(_ mode: Mode) -> [ModeDocument.Item] {
    let sections = mode.sections(of: [lesson], runs: ["03-a": run])
    return ModeDocument(mode, sections, exercises: []).lessons.flatMap(\.items)
  }

  func testModes_showTheirBlocksInOrder() {
    let shown = Mode.allCases.map { mode in
      "\(mode.rawValue): " + items(mode).map { $0.id ?? $0.kind }.joined(separator: " ")
    }
    XCTAssertEqual(
      shown,
      [
        "read: text predicted myth plain cell-1 cell-2 python 03-a/count case callout callout bytes",
        "notebook: cell-1 cell-2 python", "predict: predicted", "practise: 03-a/count",
        "myths: myth", "recall: bytes", "see: cell-1", "debug: case", "cheat: python callout",
      ]
    )
  }

  func testLesson_withNothingToShow_isLeftOut() {
    var empty = lesson
    empty.blocks = []
    for mode in Mode.allCases {
      XCTAssertEqual(mode.sections(of: [empty], runs: [:]).count, 0, mode.title)
    }
  }

  func testCard_hasWhatTheCoreComputed() {
    XCTAssertEqual(items(.recall).first?.answer, "`24`")
    XCTAssertEqual(items(.recall).first?.holds, true)
  }

  func testCase_hasWhatTheCoreShowed() {
    let item = items(.debug).first
    XCTAssertEqual(item?.output, "thrown")
    XCTAssertEqual(item?.fixed, "ok")
    XCTAssertEqual(item?.options?.map(\.holds), [true, nil])
    XCTAssertEqual(item?.options?.map(\.text), ["`a`", "b"])
  }

  func testDocument_throughJSON_isTheSame_andGivesTheSameBytes() throws {
    let sections = Mode.read.sections(of: [lesson], runs: ["03-a": run])
    let document = ModeDocument(.read, sections, exercises: [])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(document)
    XCTAssertEqual(try JSONDecoder().decode(ModeDocument.self, from: data), document)
    XCTAssertEqual(try encoder.encode(document), data)
  }

  func testMarkdown_keepsWhatTheTextIs() {
    let prose: [Prose] = [
      .paragraph([
        .text("a_b "), .strong([.text("c")]), .softBreak, .code("d`e"), .lineBreak,
        .link(destination: "x.md", title: "", [.emphasis([.text("f")])]),
      ]),
      .bulletList(
        items: [
          [.paragraph([.text("one")])],
          [.paragraph([.text("two")]), .code(language: "", text: "x\n")],
        ],
        tight: true
      ),
      .orderedList(start: 9, items: [[.paragraph([.text("nine")])]], tight: false),
      .quote([.paragraph([.text("said")]), .rule]),
    ]
    XCTAssertEqual(
      prose.markdown,
      """
      a\\_b **c**
      ``d`e``\\
      [*f*](x.md)

      - one
      - two
        ```
        x
        ```

      9. nine

      > said
      >
      > ---
      """
    )
  }
}

extension Reference {
  static let pytorch = Reference(name: "PyTorch", language: "python", recorder: "Lessons/record")
}
