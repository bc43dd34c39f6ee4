public import CourseModel

/// Turns the Markdown of one lesson into a `Lesson`.
public enum LessonParser {
  /// Parses a lesson.
  ///
  /// What only the whole course can tell (dead links, unknown exercises, names given twice in
  /// different lessons) is left to `CourseLoader`.
  ///
  /// - Parameters:
  ///   - text: The whole file, front matter included.
  ///   - file: Its name, relative to the course's folder, as in `Lessons/03-loading.md`.
  ///   - reference: The implementation whose code may stand beside the cells.
  /// - Returns: The lesson, `nil` only where its front matter cannot be used, and every fault.
  public static func parse(
    _ text: String,
    file: String,
    reference: Reference? = nil
  ) -> (lesson: Lesson?, diagnostics: [Diagnostic]) {
    let (draft, lesson) = LessonDraft.parse(text, file: file, reference: reference)
    return (lesson, draft.findings.diagnostics.sortedByPlace)
  }
}

extension [Diagnostic] {
  /// In order of file and place; of two at one place, the one found first.
  var sortedByPlace: [Diagnostic] {
    enumerated().sorted {
      ($0.element.range.file, $0.element.range.start, $0.offset)
        < ($1.element.range.file, $1.element.range.start, $1.offset)
    }.map(\.element)
  }
}
