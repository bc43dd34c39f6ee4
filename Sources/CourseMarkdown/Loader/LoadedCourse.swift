public import CourseModel

/// A course with its lessons as a whole, and everything that is wrong with its files.
public typealias LoadedCourse = LoadedCourseOf<Lesson>

/// A course as its files describe it, and everything that is wrong with them.
///
/// A course with errors is still a course: lessons and exercises that could be read are in it.
public struct LoadedCourseOf<Entry: Sendable>: Sendable {
  /// What could be read.
  public var course: CourseOf<Entry>
  /// What is wrong, in order of file and place.
  public var diagnostics: [Diagnostic]

  /// Pairs a course with its problems.
  public init(course: CourseOf<Entry>, diagnostics: [Diagnostic]) {
    self.course = course
    self.diagnostics = diagnostics
  }

  /// Whether any of the problems is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
