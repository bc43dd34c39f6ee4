import CourseRunner
import Foundation
import XCTest

@testable import CourseGrading

/// A course that only root can reach is graded in boxes whose users could not.
final class StagingTests: XCTestCase {
  func testGrade_inAFolderThatOnlyRootCanEnter() async throws {
    guard geteuid() == 0 else {
      throw XCTSkip("Only root's boxes have users of their own.")
    }
    let closed = NSTemporaryDirectory() + "closed-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: closed,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    defer { try? FileManager.default.removeItem(atPath: closed) }
    var school = try TestClass(in: closed + "/")
    do {
      school.sandbox = try await Sandbox.verified(for: try Runtime.locate(root: school.root))
    } catch {
      throw XCTSkip("No boxes on this machine: \(error.description)")
    }
    try school.handIn(try school.text("good"), as: "ada")
    try school.handIn(try school.text("trap"), as: "bob")
    let book = try await school.grade()
    XCTAssertEqual(book.students.map(\.points), [6, 5])
    XCTAssertTrue(book.students[1].grades[0].reason.contains("(line 4)"))
  }
}
