import CourseModel
import XCTest

final class LessonTests: XCTestCase {
  private let place = SourceRange(file: "L", line: 1)

  private func question(_ id: String) -> Question {
    Question(id: id, prompt: [], options: [], answer: [])
  }

  func testLesson_views_keepOrder() {
    let cells = [0, 1].map { Cell(index: $0, mode: .run, source: "\($0)\n", firstLine: 1) }
    let contents: [Block.Content] = [
      .predict(question("first")), .cell(cells[0]), .exercise(id: "a/b"), .prose(.rule),
      .cell(cells[1]), .quiz(question("second")), .exercise(id: "c/d"),
    ]
    let lesson = Lesson(
      id: "01-a",
      file: "L",
      title: "T",
      level: "expert",
      step: 1,
      minutes: 1,
      blocks: contents.map { Block($0, at: place) }
    )
    XCTAssertEqual(lesson.cells, cells)
    XCTAssertEqual(lesson.questions.map(\.id), ["first", "second"])
    XCTAssertEqual(lesson.exerciseIDs, ["a/b", "c/d"])
  }

  func testPlainText_ofNestedMarks_isTheWords() {
    let text: [Inline] = [
      .text("a"), .softBreak, .strong([.emphasis([.code("b")])]), .lineBreak,
      .link(destination: "x", title: "", [.text("c")]),
      .image(source: "y", title: "", [.text("d")]),
    ]
    XCTAssertEqual(text.plainText, "a b cd")
  }

  func testExercise_points_areThoseOfItsChecks() {
    let checks = [2, 3].map { Exercise.Check(name: "test\($0)", title: "", points: $0) }
    let exercise = Exercise(
      id: "a/b",
      folder: "Exercises/a/b",
      title: "T",
      checks: checks,
      task: [],
      hints: []
    )
    XCTAssertEqual(exercise.points, 5)
    XCTAssertEqual(exercise.starterFile, "Exercises/a/b/Exercise.swift")
    XCTAssertEqual(exercise.checksFile, "Exercises/a/b/Checks.swift")
    XCTAssertEqual(exercise.solutionFile, "Exercises/a/b/Solution.swift")
  }
}
