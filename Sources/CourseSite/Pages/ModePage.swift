import CourseModel
import CourseModes
import Foundation

/// The page of a mode, and the same as data: the blocks of all lessons that belong to it.
///
/// It takes the lessons one after the other and holds no more than one.
struct ModePage: Sendable {
  let mode: Mode
  private let context: PageContext
  private let folder: String
  /// A ``ModeDocument``.
  private var data: Scroll
  private var content: Scroll
  /// The lessons that have something to show, and where they begin.
  private var contents: [(lesson: LessonOutline, id: String)] = []
  private var identifiers = Identifiers(taken: ["_main", "_contents"])
  private var images: Set<String> = []
  private var problems: [Diagnostic] = []

  /// Begins a page in a folder.
  init(_ mode: Mode, in context: PageContext, folder: String) throws(SiteError) {
    self.mode = mode
    self.context = context
    self.folder = folder
    data = try Scroll("\(mode.rawValue).json", in: folder)
    content = try Scroll("\(mode.rawValue).content", in: folder)
  }

  /// The file of a mode's page.
  static func file(of mode: Mode) -> String { "mode-\(mode.rawValue).html" }

  /// Where the mode is as data.
  private var dataFile: String { "data/\(mode.rawValue).json" }

  /// Whether it is more than the lessons themselves, and so has a page.
  private var hasPage: Bool { mode != .read }

  /// Adds what belongs to the mode of a lesson.
  mutating func add(_ outline: LessonOutline, _ taught: TaughtLesson) throws(SiteError) {
    guard let section = mode.section(of: taught.lesson, run: taught.run) else { return }
    try data.append(contents.isEmpty ? "{\n  \"lessons\" : [\n    " : ",\n    ")
    try data.append(json(section))
    let id = identifiers.unique(SiteMap.anchor(ofLesson: outline.id))
    contents.append((outline, id))
    guard hasPage else { return }
    var renderer = LessonRenderer(section, in: context, identifiers: identifiers)
    let body = renderer.render(section.blocks)
    try content.append(HTML.fragment([heading(outline, id: id), body]).markup)
    identifiers = renderer.identifiers
    images.formUnion(renderer.images)
    problems += renderer.problems
  }

  /// A lesson's part of the document, as deep as it stands there.
  private func json(_ section: ModeSection) throws(SiteError) -> Data {
    let document = ModeDocument(mode, [section], exercises: context.course.exercises)
    var json: [UInt8] = []
    for byte in [UInt8](try encoded(document.lessons[0])) {
      json.append(byte)
      if byte == UInt8(ascii: "\n") { json += [32, 32, 32, 32] }
    }
    return Data(json)
  }

  private func encoded(_ value: some Encodable) throws(SiteError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(value)
    } catch {
      throw .unwritable(file: dataFile, reason: "\(error)")
    }
  }

  private func heading(_ lesson: LessonOutline, id: String) -> HTML {
    let page = context.map.pages[lesson.file, default: "index.html"]
    let link = HTML.element(
      .a,
      [.init(.href, page)],
      [.text("\(lesson.number) · \(lesson.title)")]
    )
    return .element(.h2, [.init(.id, id)], [link])
  }
}

extension ModePage {
  /// The files, when all lessons have been added.
  mutating func finish(_ theme: Theme) throws(SiteError) -> Made {
    if contents.isEmpty {
      try data.append(encoded(ModeDocument(mode, [], exercises: [])))
      try content.append(HTML.element(.p, ["There is nothing of this kind yet."]).markup)
    } else {
      try data.append(
        "\n  ],\n  \"mode\" : \"\(mode.rawValue)\",\n  \"title\" : \"\(mode.title)\"\n}"
      )
    }
    var made = Made(scrolls: [(dataFile, data)], images: images, problems: problems)
    guard hasPage else { return made }
    let file = Self.file(of: mode)
    made.scrolls.append(
      (file, try theme.render("mode", values(file), around: content, in: folder))
    )
    made.page = file
    return made
  }

  private func values(_ file: String) -> [String: Any] {
    let course = context.course
    var values = context.values(
      title: "\(mode.title) · \(course.title)",
      file: file,
      about: "\(course.title): \(mode.summary)"
    )
    values["mode"] = [
      "id": mode.rawValue, "name": mode.title, "summary": mode.summary, "data": dataFile,
    ]
    values["contents"] = Each(contents) { context.values(of: $0.lesson, at: "#" + $0.id) }
    values["hasContents"] = !contents.isEmpty
    if mode == .recall {
      values["hasPlan"] = true
      values["plan"] = context.plan
    }
    return values
  }
}
