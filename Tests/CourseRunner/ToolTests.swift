import XCTest

@testable import CourseRunner

/// A program of the system, given something to read.
final class ToolTests: XCTestCase {
  func testRun_input_isReadWhole() async throws {
    let text = String(repeating: "0123456789\n", count: 30_000)
    let result = try await Tool(["/usr/bin/wc", "-c"], input: text, seconds: 30).run()
    XCTAssertTrue(result.succeeded, result.errors)
    XCTAssertEqual(result.output.trimmingPrefix(" "), "330000\n")
  }

  func testRun_programGoneBeforeItsInput_isTold() async throws {
    let text = String(repeating: "0123456789\n", count: 300_000)
    let result = try await Tool(["/bin/sh", "-c", "echo gone; exit 3"], input: text, seconds: 30)
      .run()
    XCTAssertFalse(result.succeeded)
    XCTAssertEqual(result.output, "gone\n")
  }
}
