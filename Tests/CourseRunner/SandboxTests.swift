import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// The same verdicts in a box as outside, and nothing in reach from inside.
final class SandboxTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  /// The boxes of this machine, or a skipped test where they cannot be had.
  private func sandbox() async throws -> Sandbox {
    do {
      return try await Sandbox.verified(for: try XCTUnwrap(course).checker.runtime)
    } catch let error as RunnerError {
      throw XCTSkip("No boxes on this machine: \(error.description)")
    }
  }

  func testCheck_inABox_saysTheSameAsOutside() async throws {
    let course = try XCTUnwrap(course)
    let sandbox = try await sandbox()
    for submission in ["good", "wrong", "broken", "trap", "prints", "exit", "shadows", "signature"]
    {
      let inside = try await course.check(submission, sandbox: sandbox)
      let outside = try await course.check(submission)
      XCTAssertEqual(inside, outside, submission)
    }
  }

  func testVerify_aBoxThatIsNone_isRefused() async throws {
    let course = try XCTUnwrap(course)
    let real = try await sandbox()
    let runtime = course.checker.runtime
    for (lines, reason) in [
      (
        "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"",
        "it shows the machine's processes"
      ),
      ("exit 0", "nothing can be read in it"),
    ] {
      let program = course.root + "/bwrap"
      try Files.write(Data("#!/bin/sh\n\(lines)\n".utf8), to: program)
      XCTAssertEqual(chmod(program, 0o755), 0)
      XCTAssertEqual(chmod(course.root, 0o755), 0)
      let sandbox = Sandbox(
        bubblewrap: program,
        setpriv: real.setpriv,
        hasUsers: real.hasUsers
      )
      do {
        try await sandbox.verify(for: runtime)
        XCTFail("A program that makes no boxes passed for one that does.")
      } catch {
        guard case .sandboxMissing(.box, reason) = error else { return XCTFail("\(error)") }
      }
    }
  }

  func testCheck_inABox_endlessWorkIsEndedAndFound() async throws {
    let report = try await XCTUnwrap(course).check("works", seconds: 1, sandbox: sandbox())
    XCTAssertEqual(report.outcome, .timedOut(seconds: 1))
    XCTAssertEqual(report.diagnostics.map(\.range.start.line), [3])
  }

  func testCheck_inABox_floodIsEnded() async throws {
    let report = try await XCTUnwrap(course).check("floods", sandbox: sandbox())
    XCTAssertEqual(report.outcome, .printedTooMuch(bytes: 16 << 20))
  }
}
