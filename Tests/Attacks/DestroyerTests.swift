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

  func testDestroyers_earnNothing() async throws {
    let root = Repository.root
    let course = try CourseLoader(root: root).load().course
    let runtime = try await Runtime.locate(root: root, core: course.core)
    let checker = ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
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
