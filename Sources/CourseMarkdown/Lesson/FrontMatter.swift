import CourseModel

/// The YAML at the head of a lesson.
struct FrontMatter {
  /// How deep a lesson can go.
  static let levels = ["foundation", "intermediate", "advanced", "expert"]

  /// The title of the lesson.
  var title: String
  /// One of `levels`.
  var level: String
  /// The place among the lessons that build on each other, from 1, where it is one of them.
  var step: Int?
  /// How long a reader takes.
  var minutes: Int

  /// Where `step` stands.
  var stepRange: SourceRange?

  /// Reads the keys; `nil` where one that must be there cannot be used.
  init?(_ source: PlacedText, _ findings: inout Findings) {
    let known = ["title", "level", "step", "minutes"]
    guard !source.text.trimmed.isEmpty else {
      findings.report(FrontMatterFault.missingFrontMatter, at: source.range)
      return nil
    }
    guard let node = YAMLReader.read(source, &findings),
      let fields = YAMLFields(node, of: "the front matter", known: known, &findings)
    else { return nil }
    let title = fields.text("title", &findings)
    let level = fields.text("level", &findings)
    let step = fields.has("step") ? fields.number("step", &findings) : nil
    let minutes = fields.number("minutes", &findings)
    if let level, !Self.levels.contains(level.text) {
      findings.report(FrontMatterFault.unknownLevel(level.text), at: fields.range(of: "level"))
    }
    guard let title, let level, let minutes else { return nil }
    self.title = title.text.trimmed
    self.level = level.text
    self.step = step
    self.minutes = minutes
    stepRange = step.map { _ in fields.range(of: "step") }
  }

  /// Parts a lesson's text in front matter and body.
  ///
  /// - Returns: No front matter where there is none, which is reported; the body always.
  static func split(
    _ text: String,
    file: String,
    _ findings: inout Findings
  ) -> (frontMatter: PlacedText?, body: PlacedText) {
    let lines = text.unixLines
    let start = SourceRange(file: file, line: 1)
    guard lines.first?.trimmed == "---" else {
      findings.report(FrontMatterFault.missingFrontMatter, at: start)
      return (nil, PlacedText(text, file: file))
    }
    guard let close = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
      findings.report(FrontMatterFault.unclosedFrontMatter, at: start)
      return (nil, PlacedText("", file: file))
    }
    func joined(_ lines: ArraySlice<Substring>) -> String { lines.joined(separator: "\n") }
    return (
      PlacedText(joined(lines[1..<close]), file: file, firstLine: 2),
      PlacedText(joined(lines[(close + 1)...]), file: file, firstLine: close + 2)
    )
  }
}
