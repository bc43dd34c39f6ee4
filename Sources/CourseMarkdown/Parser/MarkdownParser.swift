public import CourseModel

/// Turns CommonMark that is not a lesson into prose: tasks, hints, answers.
public enum MarkdownParser {
  /// Parses blocks of text.
  ///
  /// - Parameters:
  ///   - text: The Markdown.
  ///   - file: The file it stands in, relative to the course's folder.
  ///   - firstLine: The line of that file on which `text` begins.
  /// - Returns: The prose, and every fault.
  public static func prose(
    _ text: String,
    file: String,
    firstLine: Int = 1
  ) -> (prose: [Prose], diagnostics: [Diagnostic]) {
    ([], [])
  }

  /// Parses running text: one paragraph's worth.
  ///
  /// - Parameters:
  ///   - text: The Markdown.
  ///   - file: The file it stands in, relative to the course's folder.
  ///   - firstLine: The line of that file on which `text` begins.
  /// - Returns: The text, and every fault.
  public static func inline(
    _ text: String,
    file: String,
    firstLine: Int = 1
  ) -> (inline: [Inline], diagnostics: [Diagnostic]) {
    ([], [])
  }
}
