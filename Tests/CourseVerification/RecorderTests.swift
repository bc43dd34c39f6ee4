import Foundation
import XCTest

@testable import CourseVerification

/// A recorder that cannot do its work is told why.
final class RecorderTests: XCTestCase {
  func testRecord_notExecutable_saysWhatIsLacking() async throws {
    let course = try SmallCourse()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: course.root + "/Lessons/reference/record.sh"
    )
    do {
      try await course.record()
      XCTFail("A file that cannot be run was run.")
    } catch let error as RecorderError {
      XCTAssert(error.description.contains("chmod +x"), error.description)
    }
  }
}
