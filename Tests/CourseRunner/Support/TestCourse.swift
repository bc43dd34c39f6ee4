import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// A copy of the fixture course in a folder of its own, with the parts that tests call.
struct TestCourse {
  let root: String
  let runtime: Runtime

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures")

  init() throws {
    root = NSTemporaryDirectory() + "course-test-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: Self.fixtures.path, toPath: root)
    runtime = try Runtime.locate(root: root)
    // What depends on nothing but contents is the same for all tests of a build.
    for part in ["fingerprints", "checks"] {
      let shared = "\(runtime.build)/CourseTests/\(part)"
      let manager = FileManager.default
      try manager.createDirectory(atPath: shared, withIntermediateDirectories: true)
      try manager.createDirectory(
        atPath: root + "/.course/cache",
        withIntermediateDirectories: true
      )
      try manager.createSymbolicLink(
        atPath: "\(root)/.course/cache/\(part)",
        withDestinationPath: shared
      )
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  var lessons: LessonRunner { LessonRunner(root: root, runtime: runtime) }
  var checker: ExerciseChecker {
    ExerciseChecker(root: root, runtime: runtime, exercises: [fizz, row])
  }

  let fizz = Exercise(
    id: "01-basics/fizz",
    folder: "Exercises/01-basics/fizz",
    title: "Fizz",
    checks: [
      .init(name: "testThree", title: "Three is Fizz", points: 2),
      .init(name: "testOne", title: "One is itself", points: 1),
      .init(name: "testStack", title: "A stack pops the last pushed", points: 3),
    ],
    task: [],
    hints: []
  )

  /// An exercise that builds on `fizz`.
  let row = Exercise(
    id: "02-more/fizz-row",
    folder: "Exercises/02-more/fizz-row",
    title: "A row of Fizz",
    checks: [
      .init(name: "testRow", title: "A row says each number", points: 2),
      .init(name: "testTop", title: "The top of a stack stays on it", points: 2),
    ],
    task: [],
    hints: [],
    buildsOn: "01-basics/fizz"
  )

  func check(
    _ submission: String,
    seconds: Int = 10,
    screens: Bool = true,
    sandbox: Sandbox? = nil
  ) async throws -> CheckReport {
    var checker = ExerciseChecker(
      root: root,
      runtime: checker.runtime,
      exercises: checker.exercises,
      sandbox: sandbox
    )
    checker.limits.seconds = seconds
    checker.screens = screens
    return try await checker.check(fizz, file: "submissions/\(submission).swift", imports: [])
  }
}

/// A lesson whose cells stand one below the other, ten lines each.
func lesson(
  _ cells: [(Cell.Mode, String)],
  outputs: [Int: String] = [:],
  questions: [Question] = [],
  movedBy lines: Int = 0
) -> Lesson {
  let blocks = cells.enumerated().map { index, cell in
    let line = 10 * (index + 1) + lines
    let stated = outputs[index].map {
      StatedOutput(text: $0, range: SourceRange(file: "Lessons/01-test.md", line: line + 8))
    }
    let content = Cell(
      index: index,
      mode: cell.0,
      source: cell.1 + "\n",
      firstLine: line,
      expectedOutput: stated
    )
    return Block(.cell(content), at: SourceRange(file: "Lessons/01-test.md", line: line))
  }
  let quizzes = questions.map {
    Block(.quiz($0), at: SourceRange(file: "Lessons/01-test.md", line: 900))
  }
  return Lesson(
    id: "01-test",
    file: "Lessons/01-test.md",
    title: "Test",
    level: "foundation",
    step: 1,
    minutes: 1,
    blocks: blocks + quizzes
  )
}

/// A question whose options are a proof and whether it is correct, at line 901 and below.
func question(_ id: String, _ options: [(String, Bool)]) -> Question {
  Question(
    id: id,
    prompt: [],
    options: options.enumerated().map { index, option in
      Question.Option(
        text: [],
        isCorrect: option.1,
        proof: option.0,
        range: SourceRange(file: "Lessons/01-test.md", line: 901 + index)
      )
    },
    answer: []
  )
}
