public import CourseModel

/// A course as its files describe it, and everything that is wrong with them.
///
/// A course with errors is still a course: lessons and exercises that could be read are in it.
public struct LoadedCourse: Sendable {
  /// What could be read.
  public var course: Course
  /// What is wrong, in order of file and place.
  public var diagnostics: [Diagnostic]

  /// Pairs a course with its problems.
  public init(course: Course, diagnostics: [Diagnostic]) {
    self.course = course
    self.diagnostics = diagnostics
  }

  /// Whether any of the problems is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
