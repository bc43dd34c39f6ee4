/// Why there is no course to load at all.
///
/// Faults *in* a course are `Diagnostic`s instead.
public enum CourseLoadError: Error, Hashable {
  /// There is no `Lessons/course.yml` below `root`.
  case noCourse(root: String)
  /// A file that every course has cannot be read.
  case unreadable(file: String, reason: String)
}
