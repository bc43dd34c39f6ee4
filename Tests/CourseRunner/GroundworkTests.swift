import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// An exercise that builds on an earlier one.
final class GroundworkTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  /// Checks a text, with the learner's own `fizz` where one is given.
  private func check(_ text: String? = nil, own: String? = nil) async throws -> CheckReport {
    let course = try XCTUnwrap(course)
    let work = OwnWork { exercise in
      own.flatMap { exercise.id == "01-basics/fizz" ? .init(name: "own.swift", text: $0) : nil }
    }
    return try await course.checker.check(
      course.row,
      text: text ?? submission(course.row.solutionFile),
      name: "row.swift",
      imports: [],
      own: work
    )
  }

  private func submission(_ file: String) throws -> String {
    try String(contentsOfFile: XCTUnwrap(course).root + "/" + file, encoding: .utf8)
  }

  private func builtOn(_ choice: BuiltOn.Choice) -> [BuiltOn] {
    [BuiltOn(exercise: "01-basics/fizz", title: "Fizz", choice: choice)]
  }

  func testBuild_nothingBegun_usesTheReference() async throws {
    let report = try await check()
    XCTAssertTrue(report.passed, "\(report)")
    XCTAssertEqual(report.builtOn, builtOn(.notBegun))
  }

  func testBuild_ownPasses_usesIt() async throws {
    // Its stack stores other properties than the reference's.
    let own =
      try submission("submissions/good.swift")
      .replacing("\"Fizz\" :", with: "hook() :")
      + "\nfunc hook() -> String { print(\"mine\"); return \"Fizz\" }\n"
    let report = try await check(own: own)
    XCTAssertTrue(report.passed, "\(report)")
    XCTAssertEqual(report.builtOn, builtOn(.own))
    XCTAssertTrue(report.output.contains("mine\n"), report.output)
  }

  func testBuild_ownFails_usesTheReference() async throws {
    let report = try await check(own: submission("submissions/wrong.swift"))
    XCTAssertTrue(report.passed, "\(report)")
    XCTAssertEqual(report.builtOn, builtOn(.notPassing))
  }

  func testBuild_ownDoesNotCompile_usesTheReference() async throws {
    let report = try await check(own: submission("submissions/broken.swift"))
    XCTAssertTrue(report.passed, "\(report)")
    XCTAssertEqual(report.builtOn, builtOn(.notPassing))
  }

  func testBuild_ownLacksWhatIsUsed_usesTheReference() async throws {
    let course = try XCTUnwrap(course)
    let helper = "\npublic func shout() -> String { \"FIZZ\" }\n"
    let reference = course.root + "/" + course.fizz.solutionFile
    try (submission(course.fizz.solutionFile) + helper)
      .write(toFile: reference, atomically: true, encoding: .utf8)
    let text = try submission(course.row.solutionFile) + "\nlet loud = shout()\n"
    let report = try await check(text, own: submission("submissions/good.swift"))
    XCTAssertTrue(report.passed, "\(report)")
    XCTAssertEqual(report.builtOn, builtOn(.notFitting))
  }

  func testBuild_verdictOnOwn_isKeptUntilItChanges() async throws {
    let own = try submission("submissions/good.swift")
    _ = try await check(own: own)
    let verdicts = try XCTUnwrap(course).root + "/.course/cache/groundwork/verdicts"
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: verdicts).count, 1)
    _ = try await check(own: own)
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: verdicts).count, 1)
    _ = try await check(own: own + "\n")
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: verdicts).count, 2)
  }

  func testBuild_missingBase_isTheAuthorsError() async throws {
    let course = try XCTUnwrap(course)
    let checker = ExerciseChecker(root: course.root, runtime: course.runtime)
    do {
      _ = try await checker.check(course.row, file: course.row.solutionFile, imports: [])
      XCTFail("nothing was thrown")
    } catch {
      XCTAssertEqual(
        "\(error)",
        "02-more/fizz-row builds on 01-basics/fizz, which is no exercise before it. "
          + "Correct `builds_on` in its exercise.yml."
      )
    }
  }
}
