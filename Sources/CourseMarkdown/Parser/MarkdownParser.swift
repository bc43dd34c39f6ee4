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
    let source = PlacedText(text.normalized, file: file, firstLine: firstLine)
    var findings = Findings()
    let prose = prose(source, isLesson: false, &findings)
    return (prose, findings.diagnostics)
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
    let source = PlacedText(text.normalized, file: file, firstLine: firstLine)
    var findings = Findings()
    let inline = inline(source, &findings)
    return (inline, findings.diagnostics)
  }

  /// Parses blocks of placed text.
  static func prose(
    _ source: PlacedText,
    isLesson: Bool,
    _ findings: inout Findings
  ) -> [Prose] {
    var builder = ProseBuilder(source, isLesson: isLesson)
    defer { findings.add(builder.findings) }
    return builder.prose(CommonMark.parse(source.text).children)
  }

  /// Parses placed running text.
  static func inline(_ source: PlacedText, _ findings: inout Findings) -> [Inline] {
    if source.text.trimmed.isEmpty { return [] }
    // As a heading, no line is taken for a list, a rule or a quote because of how it begins.
    let isOneLine = !source.text.trimmed.contains("\n")
    let source = isOneLine ? source.trimmedEnd.wrapped(prefix: "# ", suffix: " #") : source
    var builder = ProseBuilder(source, isLesson: false)
    defer { findings.add(builder.findings) }
    let blocks = CommonMark.parse(source.text).children
    guard let paragraph = blocks.first else { return [] }
    if isOneLine { return builder.inlines(of: paragraph) }
    guard blocks.count == 1, paragraph.kind == .paragraph else {
      builder.findings.report(MarkdownFault.moreThanOneParagraph, at: source.range)
      return [.text(source.text.trimmed)]
    }
    return builder.inlines(of: paragraph)
  }
}
