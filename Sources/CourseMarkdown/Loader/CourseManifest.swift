import CourseModel

/// What `Lessons/course.yml` says.
struct CourseManifest {
  /// Where it is.
  static let file = "Lessons/course.yml"

  /// The title, empty where there is none.
  var title = ""
  /// One sentence about the course.
  var summary = ""
  /// The modules that cells and exercises import.
  var imports: [String] = []
  /// The library that the course is about.
  var core = Core()
  /// The implementation whose code stands beside the cells.
  var reference: Reference?
  /// The names of the lessons, in order; `nil` where they cannot be read.
  var lessons: [LessonDraft.Reference]?
  /// The pages of the website that are the course's own.
  var pages: [CoursePage] = []
  /// What part of the whole mark the quizzes are, in percent.
  var quizWeight: Int?

  /// Reads the manifest, reporting what is wrong.
  init(_ text: String, _ findings: inout Findings) {
    let source = PlacedText(text.normalized, file: Self.file)
    let known = [
      "title", "summary", "imports", "core", "reference", "lessons", "pages", "quiz_weight",
    ]
    guard let node = YAMLReader.read(source, &findings) else {
      if findings.diagnostics.isEmpty {
        let fault = YAMLFault.noMapping(owner: "the course", known: known)
        findings.report(fault, at: source.range)
      }
      return
    }
    guard let fields = YAMLFields(node, of: "the course", known: known, &findings) else { return }
    title = fields.text("title", &findings)?.text.trimmed ?? ""
    summary = fields.text("summary", &findings)?.text.trimmed ?? ""
    if fields.has("imports") {
      imports = Self.names(fields, "imports", &findings)?.map(\.name) ?? []
    }
    if let node = fields.value("core") { core = Self.core(node, &findings) }
    if let node = fields.value("reference") { reference = Self.reference(node, &findings) }
    lessons = Self.names(fields, "lessons", &findings)
    if fields.has("pages") {
      pages = (fields.list("pages", &findings) ?? []).compactMap { Self.page($0, &findings) }
    }
    if fields.has("quiz_weight") {
      quizWeight = fields.number("quiz_weight", in: 1...100, &findings)
    }
  }

  private static func page(_ node: YAMLNode, _ findings: inout Findings) -> CoursePage? {
    let known = ["name", "title", "summary"]
    guard let fields = YAMLFields(node, of: "a page", known: known, &findings),
      let name = fields.text("name", &findings)?.text.trimmed,
      let title = fields.text("title", &findings)?.text.trimmed,
      let summary = fields.text("summary", &findings)?.text.trimmed
    else { return nil }
    return CoursePage(name: name, title: title, summary: summary)
  }

  private static func names(
    _ fields: YAMLFields,
    _ key: String,
    _ findings: inout Findings
  ) -> [LessonDraft.Reference]? {
    guard let nodes = fields.list(key, &findings) else { return nil }
    var names: [LessonDraft.Reference] = []
    for node in nodes {
      if let name = node.text?.text, !name.isEmpty {
        names.append(LessonDraft.Reference(name: name, range: node.range))
      } else {
        findings.report(YAMLFault.noText(key: key), at: node.range)
      }
    }
    return names
  }
}
