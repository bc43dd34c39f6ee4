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

  /// The exercise with this identifier.
  static func exercise(_ id: String) throws -> (exercise: Exercise, imports: [String]) {
    let course = try load().course
    let exercise = try XCTUnwrap(course.exercises.first { $0.id == id }, "no exercise \(id)")
    return (exercise, course.imports)
  }
}
