import CourseMarkdown
import CourseModel
import CourseVerification
import Foundation
import XCTest

/// What was recorded is what PyTorch prints, where PyTorch is installed.
final class PyTorchTests: XCTestCase {
  func testSnippets_areWhatPyTorchPrints() async throws {
    try XCTSkipUnless(
      canImportTorch(),
      "torch cannot be imported, so the lessons' PyTorch code was not run again"
    )
    let course = try CourseUnderTest.load().course
    let recorder = try Recorder(root: CourseUnderTest.root, course: course)
    for lesson in course.lessons {
      let differences = try await recorder.differences(lesson)
      XCTAssertEqual(differences, [])
    }
  }

  private func canImportTorch() throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import torch"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
