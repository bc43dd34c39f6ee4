import CourseModel
import CourseModes
import CourseRunner
import Foundation

/// The page of a mode: the blocks of all lessons that belong to it.
struct ModePage {
  let mode: Mode
  let context: PageContext
  let runs: [String: LessonRun]

  /// The file of a mode's page.
  static func file(of mode: Mode) -> String { "mode-\(mode.rawValue).html" }

  /// The file of the page.
  var file: String { Self.file(of: mode) }

  private var sections: [ModeSection] {
    mode.sections(of: context.course.lessons, runs: runs)
  }

  /// The same as data: a ``ModeDocument``, put together lesson by lesson so that the whole is in memory
  /// only as text.
  func data() throws(SiteError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      var document = ModeDocument(mode, [], exercises: [])
      let sections = sections
      guard !sections.isEmpty else { return try encoder.encode(document) }
      var data = Data("{\n  \"lessons\" : [".utf8)
      for (index, section) in sections.enumerated() {
        document = ModeDocument(mode, [section], exercises: context.course.exercises)
        data.append(Data((index == 0 ? "\n    " : ",\n    ").utf8))
        for byte in try encoder.encode(document.lessons[0]) {
          data.append(byte)
          if byte == UInt8(ascii: "\n") { data.append(contentsOf: [32, 32, 32, 32]) }
        }
      }
      let end = "\n  ],\n  \"mode\" : \"\(mode.rawValue)\",\n  \"title\" : \"\(mode.title)\"\n}"
      data.append(Data(end.utf8))
      return data
    } catch {
      throw .unwritable(file: "data/\(mode.rawValue).json", reason: "\(error)")
    }
  }

  /// Renders the content, and gathers the values.
  ///
  /// - Returns: The template's values, the images to be copied and what is wrong.
  func render() -> (values: [String: Any], images: Set<String>, problems: [Diagnostic]) {
    var content: [HTML] = []
    var contents: [[String: Any]] = []
    var images: Set<String> = []
    var problems: [Diagnostic] = []
    var identifiers = Identifiers(taken: ["_main", "_contents"])
    for section in sections {
      var renderer = LessonRenderer(
        section,
        of: context.course,
        map: context.map,
        identifiers: identifiers
      )
      let id = renderer.identifiers.unique("lesson-" + section.lesson.id.slug)
      let body = renderer.render(section.blocks)
      content += [heading(section.lesson, id: id), body]
      contents.append(context.values(of: section.lesson, at: "#" + id))
      identifiers = renderer.identifiers
      images.formUnion(renderer.images)
      problems += renderer.problems
    }
    if content.isEmpty { content = [.element(.p, ["There is nothing of this kind yet."])] }
    var values = context.values(
      title: "\(mode.title) · \(context.course.title)",
      file: file,
      about: "\(context.course.title): \(mode.summary)"
    )
    values["mode"] = [
      "id": mode.rawValue, "name": mode.title, "summary": mode.summary,
      "data": "data/\(mode.rawValue).json",
    ]
    values["contents"] = contents
    values["hasContents"] = !contents.isEmpty
    values["content"] = HTML.fragment(content).markup
    return (values, images, problems)
  }

  private func heading(_ lesson: Lesson, id: String) -> HTML {
    let page = context.map.pages[lesson.file, default: "index.html"]
    let link = HTML.element(
      .a,
      [.init(.href, page)],
      [.text("\(lesson.number) · \(lesson.title)")]
    )
    return .element(.h2, [.init(.id, id)], [link])
  }
}
