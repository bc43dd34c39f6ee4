import CourseMarkdown
import CourseModel
import CourseRunner
import XCTest

/// Every exercise can be solved, cannot be passed without solving it, and explains plausible mistakes.
final class ExerciseTests: XCTestCase {
  func testExercise_hasHintsPointsAndWrongAnswers() throws {
    let course = try CourseUnderTest.load().course
    XCTAssertEqual(Set(course.lessons.flatMap(\.exerciseIDs)), Set(course.exercises.map(\.id)))
    for exercise in course.exercises {
      XCTAssertGreaterThanOrEqual(exercise.hints.count, 3, exercise.id)
      XCTAssertGreaterThanOrEqual(exercise.wrongAnswers.count, 4, exercise.id)
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
      for file in [exercise.solutionFile] + exercise.furtherSolutions {
        let report = try await check(file, of: exercise.id)
        XCTAssert(report.passed, "\(file): \(report)")
        XCTAssertEqual(report.points, exercise.points, file)
      }
    }
  }

  /// The first line of a wrong answer names the check it fails and words of the sentence it gets.
  func testWrongAnswer_getsItsSentence() async throws {
    for exercise in try CourseUnderTest.load().course.exercises {
      for answer in exercise.wrongAnswers {
        let report = try await check(answer.file, of: exercise.id)
        XCTAssertEqual(report.outcome, .checked, "\(answer.file): \(report.diagnostics)")
        let result = report.checks.first { $0.check.name == answer.check }
        XCTAssertEqual(result?.passed, false, "\(answer.file) passes \(answer.check)")
        XCTAssert(
          result?.messages.contains { $0.contains(answer.words) } == true,
          "\(answer.file) is told \(result?.messages ?? []), not “\(answer.words)”"
        )
      }
    }
  }

  private func check(_ file: String, of id: String) async throws -> CheckReport {
    let course = try CourseUnderTest.load().course
    let exercise = try XCTUnwrap(course.exercises.first { $0.id == id }, "no exercise \(id)")
    let runtime = try Runtime.locate(root: CourseUnderTest.root)
    let checker = ExerciseChecker(
      root: CourseUnderTest.root,
      runtime: runtime,
      exercises: course.exercises
    )
    return try await checker.check(exercise, file: file, imports: course.imports)
  }
}
