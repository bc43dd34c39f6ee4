import CourseMarkdown
import CourseModel
import CourseRunner
import XCTest

/// Every lesson says what is so.
final class LessonTests: XCTestCase {
  func testCourse_hasNoFaults() throws {
    let loaded = try CourseUnderTest.load()
    XCTAssertEqual(loaded.diagnostics.map(\.description), [])
    XCTAssertEqual(loaded.course.lessons.compactMap(\.step), Array(1...7))
    XCTAssertEqual(loaded.course.lessons.first?.id, "00-overview")
    XCTAssertEqual(loaded.course.lessons.last?.id, "12-takeaways")
  }

  func testLesson_hasAllItsParts() throws {
    let parts = ["predict", "pytorch", "cell", "takeaway"]
    let partsOfSteps = ["result", "insight", "quiz", "exercise", "recall", "debug"]
    for lesson in try CourseUnderTest.load().course.lessons {
      let kinds = lesson.blocks.map { $0.content.kind }
      for part in parts + (lesson.step == nil ? [] : partsOfSteps) {
        XCTAssert(kinds.contains(part), "\(lesson.id) has no \(part)")
      }
      let prediction = kinds.firstIndex(of: "predict") ?? .max
      let firstCell = kinds.firstIndex(of: "cell") ?? 0
      XCTAssertLessThan(prediction, firstCell, "\(lesson.id): the prediction comes first")
      XCTAssert((5...21).contains(lesson.minutes), "\(lesson.id): \(lesson.minutes) minutes")
      guard lesson.step != nil else { continue }
      XCTAssertGreaterThanOrEqual(kinds.count { $0 == "quiz" }, 3, "\(lesson.id): quiz")
      XCTAssertGreaterThanOrEqual(kinds.count { $0 == "recall" }, 3, "\(lesson.id): recall")
      XCTAssertEqual(kinds.count { $0 == "exercise" }, 3, "\(lesson.id): exercises")
    }
  }

  func testQuestion_everyOptionHasAReason() throws {
    for lesson in try CourseUnderTest.load().course.lessons {
      for question in lesson.questions {
        for option in question.options {
          let text = option.text.plainText
          XCTAssertFalse(option.because.isEmpty, "\(question.id): “\(text)” has no reason")
        }
      }
    }
  }

  func testLoading_asksTheArchitectureMyth() throws {
    let lesson = try XCTUnwrap(
      CourseUnderTest.load().course.lessons.first { $0.id == "03-loading" }
    )
    XCTAssert(
      lesson.questions.contains {
        $0.belief == "Any model takes any state_dict; PyTorch uses what fits."
      }
    )
  }

  func testCell_thatPrints_statesWhat() async throws {
    let course = try CourseUnderTest.load().course
    let runtime = try await Runtime.locate(root: CourseUnderTest.root, core: course.core)
    let runner = LessonRunner(root: CourseUnderTest.root, runtime: runtime)
    for lesson in course.lessons {
      let run = try await runner.run(lesson, imports: course.imports)
      for (cell, result) in zip(lesson.cells, run.cells) {
        let place = "\(lesson.file):\(cell.firstLine)"
        if cell.mode == .hidden || cell.mode == .noRun { continue }
        XCTAssertEqual(
          cell.expectedOutput != nil,
          !result.standardOutput.isEmpty || cell.mode == .error,
          "\(place): a cell that prints states what it prints, and no other does"
        )
      }
    }
  }
}

extension Block.Content {
  /// The name of the kind of block; a callout's is its own kind.
  fileprivate var kind: String {
    switch self {
    case .heading: "heading"
    case .prose: "prose"
    case .callout(let callout): callout.kind.rawValue
    case .cell: "cell"
    case .reference: "pytorch"
    case .predict: "predict"
    case .quiz: "quiz"
    case .exercise: "exercise"
    case .table: "table"
    case .recall: "recall"
    case .debug: "debug"
    case .glossary: "glossary"
    }
  }
}
