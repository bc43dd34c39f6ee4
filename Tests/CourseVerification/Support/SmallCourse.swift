import CourseMarkdown
import CourseModel
import CourseRunner
import Foundation
import XCTest

@testable import CourseVerification

/// A course of one lesson and two exercises, healthy until a test changes a file of it.
final class SmallCourse {
  let root: String
  private let runtime: Runtime

  /// What has been proven is kept by content: all courses of a build share it.
  private static let caches = [
    "fingerprints", "checks", "lessons", "reports", "mutants", "groundwork",
  ]

  init() throws {
    root = NSTemporaryDirectory() + "course-verify-" + UUID().uuidString
    runtime = try Runtime.locate(root: root)
    for (path, text) in Self.files { try write(text, to: path) }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: root + "/Lessons/reference/record.sh"
    )
    let build = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().path
    for cache in Self.caches {
      let shared = "\(build)/CourseTests/\(cache)"
      let manager = FileManager.default
      try manager.createDirectory(atPath: shared, withIntermediateDirectories: true)
      try manager.createDirectory(
        atPath: root + "/.course/cache",
        withIntermediateDirectories: true
      )
      try manager.createSymbolicLink(
        atPath: "\(root)/.course/cache/\(cache)",
        withDestinationPath: shared
      )
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  /// Replaces a stretch of a file, which must be in it.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try text(path)
    XCTAssertTrue(text.contains(old), "\(path) does not say “\(old)”")
    try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
  }

  func load() throws -> LoadedCourse { try CourseLoader(root: root).load() }

  /// Records what the reference prints, as `course record` does.
  func record() async throws {
    let course = try load().course
    for lesson in course.lessons {
      _ = try await Recorder(root: root, course: course).write(lesson)
    }
  }

  func verify() async throws -> Verification {
    try await Verifier(root: root, loaded: load(), runtime: runtime).verify()
  }
}
