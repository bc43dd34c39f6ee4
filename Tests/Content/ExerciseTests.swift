import CourseMarkdown
import CourseModel
import CourseRunner
import XCTest

/// Every exercise can be solved, cannot be passed without solving it, and explains plausible mistakes.
final class ExerciseTests: XCTestCase {
  func testExercise_hasThreeHintsAndPoints() throws {
    let course = try CourseUnderTest.load().course
    XCTAssertEqual(Set(course.lessons.flatMap(\.exerciseIDs)), Set(course.exercises.map(\.id)))
    for exercise in course.exercises {
      XCTAssertEqual(exercise.hints.count, 3, exercise.id)
      XCTAssertEqual(exercise.points, 10, exercise.id)
    }
  }

  func testStarter_compilesAndFailsEveryCheck() async throws {
    for exercise in try CourseUnderTest.load().course.exercises {
      let report = try await check(exercise.starterFile, of: exercise.id)
      XCTAssertEqual(report.outcome, .checked, "\(exercise.id): \(report.diagnostics)")
      for result in report.checks {
        XCTAssertFalse(result.passed, "\(exercise.id): the starter passes \(result.check.name)")
        XCTAssertFalse(result.messages.isEmpty, "\(exercise.id): \(result.check.name) says nothing")
      }
      let starter = try String(
        contentsOfFile: CourseUnderTest.root + "/" + exercise.starterFile,
        encoding: .utf8
      )
      XCTAssert(starter.contains("TODO"), "\(exercise.id): the starter has no TODO")
    }
  }

  func testSolution_earnsEveryPoint() async throws {
    for exercise in try CourseUnderTest.load().course.exercises {
      let report = try await check(exercise.solutionFile, of: exercise.id)
      XCTAssert(report.passed, "\(exercise.id): \(report)")
      XCTAssertEqual(report.points, exercise.points, exercise.id)
    }
  }

  /// The first line of a wrong answer names the check it fails and words of the sentence it gets.
  func testWrongAnswer_getsItsSentence() async throws {
    let folder = CourseUnderTest.tests + "/WrongAnswers"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }.sorted()
    XCTAssertGreaterThanOrEqual(files.count, 9)
    for file in files {
      let parts = file.split(separator: "/")
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      let header = text.prefix { $0 != "\n" }.dropFirst(3).split(separator: ": ", maxSplits: 1)
      guard parts.count == 3, header.count == 2 else {
        XCTFail("\(file) does not begin with `// check: words`")
        continue
      }
      let report = try await check(
        folder + "/" + file,
        of: parts[0...1].joined(separator: "/")
      )
      XCTAssertEqual(report.outcome, .checked, "\(file): \(report.diagnostics)")
      let result = report.checks.first { $0.check.name == header[0] }
      XCTAssertEqual(result?.passed, false, "\(file) passes \(header[0])")
      XCTAssert(
        result?.messages.contains { $0.contains(header[1]) } == true,
        "\(file) is told \(result?.messages ?? []), not “\(header[1])”"
      )
    }
  }

  private func check(_ file: String, of id: String) async throws -> CheckReport {
    let (exercise, imports) = try CourseUnderTest.exercise(id)
    let runtime = try Runtime.locate(root: CourseUnderTest.root)
    return try await ExerciseChecker(root: CourseUnderTest.root, runtime: runtime)
      .check(exercise, file: file, imports: imports)
  }
}
