public import CourseModel

/// Turns the Markdown of one lesson into a `Lesson`.
public enum LessonParser {
  /// Parses a lesson.
  ///
  /// - Parameters:
  ///   - text: The whole file, front matter included.
  ///   - file: Its name, relative to the course's folder, as in `Lessons/03-loading.md`.
  /// - Returns: The lesson, `nil` only where its front matter cannot be used, and every fault.
  public static func parse(
    _ text: String,
    file: String
  ) -> (lesson: Lesson?, diagnostics: [Diagnostic]) {
    (nil, [])
  }
}
