import CourseMarkdown
import CourseModel
import CourseRunner
import XCTest

/// The course of this repository, as its readers get it.
enum CourseUnderTest {
  /// The folder that holds `Lessons` and `Exercises`.
  static let root = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  )

  /// This folder.
  static let tests = root + "/Tests/Content"

  /// Reads the course afresh.
  static func load() throws -> LoadedCourse { try CourseLoader(root: root).load() }
}
