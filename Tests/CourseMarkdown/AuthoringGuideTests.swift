import CourseMarkdown
import CourseModel
import Foundation
import XCTest

/// What `Lessons/README.md` shows to authors is true.
final class AuthoringGuideTests: XCTestCase {
  /// The lesson in the guide's `markdown` fence.
  private func example() throws -> Lesson {
    let guide = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons/README.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    let (prose, _) = MarkdownParser.prose(text, file: "Lessons/README.md")
    let examples = prose.compactMap { block in
      if case .code("markdown", let text) = block { text } else { nil }
    }
    XCTAssertEqual(examples.count, 1)
    let (lesson, diagnostics) = LessonParser.parse(
      try XCTUnwrap(examples.first),
      file: "L",
      reference: reference
    )
    XCTAssertEqual(diagnostics.map(\.description), [])
    return try XCTUnwrap(lesson)
  }

  /// The guide's card with parameters is one that the course has, and proves.
  func testCard_standsInALesson() throws {
    let lessons = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons")
    let guide = try String(contentsOf: lessons.appending(path: "README.md"), encoding: .utf8)
    let card = try XCTUnwrap(
      guide.firstMatch(of: #/````text\n(```recall\n[^`]+`[^`]+`[^`]+```\n)````/#)
    )
    let file = lessons.appending(path: "07-internals-and-memory.md")
    XCTAssertTrue(try String(contentsOf: file, encoding: .utf8).contains(card.1))
  }

  func testExample_parsesToWhatTheGuideSays() throws {
    let lesson = try example()
    XCTAssertEqual(lesson.title, "What loading does")
    XCTAssertEqual(lesson.level, "foundation")
    XCTAssertEqual(lesson.step, 1)
    XCTAssertEqual(lesson.minutes, 10)
    XCTAssertEqual(lesson.cells.map(\.mode), [.run, .error])
    XCTAssertEqual(lesson.cells[0].expectedOutput?.text, "2\n")
    XCTAssertEqual(lesson.exerciseIDs, ["01-loading/load-report"])
    let question = try XCTUnwrap(lesson.questions.first)
    XCTAssertEqual(question.id, "load-copies")
    XCTAssertEqual(question.belief, "Loading replaces a model's tensors.")
    XCTAssertEqual(question.options.map(\.isCorrect), [true, false])
    XCTAssertEqual(question.options.map { $0.proof != nil }, [true, true])
    XCTAssertEqual(question.answer.count, 2)
    XCTAssertEqual(lesson.blocks.filter(\.isCheat).count, 1)
    XCTAssertEqual(lesson.cases.map(\.id), ["wrong-width"])
    XCTAssertEqual(lesson.cards.map(\.id), ["bytes.1", "bytes.2"])
    XCTAssertEqual(lesson.terms.map(\.term), ["state_dict"])
  }

  func testExample_showsEveryBlock() throws {
    let kinds = try example().blocks.map { block in
      switch block.content {
      case .heading: "heading"
      case .prose: "prose"
      case .callout: "callout"
      case .cell: "cell"
      case .reference(let snippet): snippet.language
      case .predict: "predict"
      case .quiz: "quiz"
      case .exercise: "exercise"
      case .table: "table"
      case .recall: "recall"
      case .debug: "debug"
      case .glossary: "glossary"
      }
    }
    XCTAssertEqual(
      kinds,
      [
        "prose", "predict", "heading", "python", "cell", "cell", "table", "callout", "debug",
        "exercise", "recall", "glossary",
      ]
    )
  }
}
