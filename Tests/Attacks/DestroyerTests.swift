import CourseMarkdown
import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// Submissions that solve nothing and destroy what a check is going to look at: they empty the checkpoint
/// that they were given, and take the model's parameters away.
///
/// Where nothing is left, "all of them are right" is true of nothing, and two that were emptied are equal.
final class DestroyerTests: XCTestCase {
  private static let folder = Repository.root + "/Tests/Attacks/Destroyers"

  private func courseAndChecker() async throws -> (course: Course, checker: ExerciseChecker) {
    let root = Repository.root
    let course = try CourseLoader(root: root).load().course
    let runtime = try await Runtime.locate(root: root, core: course.core)
    return (
      course, ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
    )
  }

  /// The checks would take a box for the value in it.
  func testIndirectCase_isTold_andNeverRun() async throws {
    let (course, checker) = try await courseAndChecker()
    let exercise = try XCTUnwrap(
      course.exercises.first { $0.id == "06-errors/load-and-prove" }
    )
    let solution = try String(
      contentsOfFile: Repository.root + "/" + exercise.solutionFile,
      encoding: .utf8
    )
    for (word, boxed) in [
      ("public enum", "public indirect enum"), ("case changed", "indirect case changed"),
    ] {
      let report = try await checker.check(
        exercise,
        text: solution.replacing(word, with: boxed),
        name: "Exercise.swift",
        imports: course.imports
      )
      XCTAssertEqual(report.outcome, .doesNotCompile)
      XCTAssertEqual(
        report.diagnostics.map(\.description),
        [
          """
          Exercise.swift:4:1: error: The values of `SilentFault` do not lie where the checks look for them.
            Write `indirect` where the starter has it, and nowhere else.
          """
        ]
      )
    }
    // A type of one's own may keep its values wherever it likes.
    let report = try await checker.check(
      exercise,
      text: solution + "\nenum Chain { indirect case link(Chain); case end }\n",
      name: "Exercise.swift",
      imports: course.imports
    )
    XCTAssertTrue(report.passed, "\(report)")
  }

  func testDestroyers_earnNothing() async throws {
    let (course, checker) = try await courseAndChecker()
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
    XCTAssertFalse(files.isEmpty)
    for file in files {
      let name = file.dropLast(".attack".count)
      let exercise = try XCTUnwrap(course.exercises.first { $0.id.hasSuffix("/" + name) }, file)
      let report = try await checker.check(
        exercise,
        file: Self.folder + "/" + file,
        imports: course.imports
      )
      XCTAssertTrue(report.diagnostics.allSatisfy { $0.identifier == "check-crashed" }, "\(report)")
      XCTAssertEqual(report.points, 0, "\(report.checks.filter(\.passed))")
    }
  }
}
