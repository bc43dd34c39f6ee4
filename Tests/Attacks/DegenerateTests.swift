import CourseMarkdown
import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// Who does nothing sensible earns nothing: no check is passed by what everybody has by accident.
final class DegenerateTests: XCTestCase {
  func testStartersAndDegenerateSubmissions_earnNothing() async throws {
    let root = Repository.root
    let course = try CourseLoader(root: root).load().course
    let runtime = try await Runtime.locate(root: root, core: course.core)
    var checker = ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
    // What is drawn is the same on every machine.
    checker.seed = 20_261_127
    for exercise in course.exercises {
      let name = String(exercise.id.split(separator: "/").last ?? "")
      let starter = try String(contentsOfFile: root + "/" + exercise.starterFile, encoding: .utf8)
      let all = try XCTUnwrap(Degenerate.bodies[name], name)
      XCTAssertGreaterThanOrEqual(all.count, 4, name)
      let texts = all.map { bodies in
        let (text, count) = Degenerate.submission(starter, bodies: bodies)
        XCTAssertGreaterThanOrEqual(count, bodies.count, name)
        return text
      }
      for (text, bodies) in zip([starter] + texts, [["the starter"]] + all) {
        let report = try await checker.check(
          exercise,
          text: text,
          name: "Exercise.swift",
          imports: course.imports
        )
        XCTAssertEqual(report.points, 0, "\(name) \(bodies): \(report.checks.filter(\.passed))")
        XCTAssertTrue(
          report.diagnostics.allSatisfy { $0.identifier == "check-crashed" },
          "\(name) \(bodies): \(report)"
        )
      }
    }
  }
}
