import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// Sealed checks, with everything that stands before them taken away: no screens, as if all of them had
/// been got round.
final class SealedTests: XCTestCase {
  private static let exercise: Exercise = {
    var exercise = Attack.exercise
    exercise.folder = "Tests/Attacks/Sealed"
    for index in exercise.checks.indices { exercise.checks[index].isSealed = true }
    return exercise
  }()

  private func check(_ file: String, screens: Bool = false) async throws -> CheckReport {
    let runtime = try Runtime.locate(root: Repository.root)
    let sandbox: Sandbox
    do {
      sandbox = try await Sandbox.verified(for: runtime)
    } catch {
      throw XCTSkip("No boxes on this machine: \(error.description)")
    }
    var checker = ExerciseChecker(root: Repository.root, runtime: runtime, sandbox: sandbox)
    checker.screens = screens
    checker.limits.seconds = 2
    return try await checker.check(Self.exercise, file: file, imports: [])
  }

  func testSolution_earnsAllPoints_whateverTheSeed() async throws {
    for _ in 0..<3 {
      let report = try await check(Self.exercise.solutionFile, screens: true)
      XCTAssertEqual(report.points, 4, "\(report.checks)")
    }
  }

  /// Whoever defines XCTest's own symbols passes every assertion, and knows no value.
  func testForgers_withoutScreens_earnNothing() async throws {
    for name in [
      "I00_wrong", "I01_shadow_assert", "I04_fake_exit", "I05_fake__exit",
      "I08_interpose_xctassert",
      "I09_observer_exit", "I12_nonce_heap_scan", "I14_patch_code", "I16_extension_shadow_stdlib",
    ] {
      let report = try await check("Tests/Attacks/Corpus/\(name).attack")
      XCTAssertEqual(report.points, 0, "\(name): \(report)")
    }
  }

  func testWrongValue_isToldBesideTheRightOne() async throws {
    let report = try await check("Tests/Attacks/Corpus/I00_wrong.attack")
    let message = try XCTUnwrap(report.checks[0].messages.first)
    XCTAssertNotNil(
      message.wholeMatch(of: /sumOfSquares\(\[.*\]\) is .*, and should be \d+\./),
      message
    )
  }

  func testValues_comparedByTheReferencesAccuracy() {
    let value = { (text: String, accuracy: Double) in
      SealedValue(label: "x", value: text, accuracy: accuracy)
    }
    XCTAssertEqual(SealedValue.differences([value("1.0004", 9)], from: [value("1.0", 0.001)]), [])
    XCTAssertEqual(
      SealedValue.differences([value("1.1", 9)], from: [value("1.0", 0.001)]),
      ["x is 1.1, and should be 1.0."]
    )
    XCTAssertEqual(
      SealedValue.differences([], from: [value("1.0", 0)]),
      ["It gave 0 values where the reference gives 1."]
    )
    XCTAssertEqual(SealedValue.differences([value("nan", 0)], from: [value("nan", 0)]), [])
    XCTAssertEqual(SealedValue.differences([value("nan", 1)], from: [value("1", 1)]).count, 1)
  }
}
