import CourseModel

/// Reads a course from its folder: `Lessons/course.yml`, the lessons it lists, and the exercises.
public struct CourseLoader: Sendable {
  /// The folder that holds `Lessons` and `Exercises`.
  public let root: String

  /// Prepares to read the course in `root`.
  public init(root: String) {
    self.root = root
  }

  /// Reads everything, collecting all faults rather than stopping at the first.
  ///
  /// - Returns: What could be read, and what is wrong with the rest.
  /// - Throws: `CourseLoadError` where there is no course at all.
  public func load() throws(CourseLoadError) -> LoadedCourse {
    throw .noCourse(root: root)
  }
}
