import CourseModel
import CourseModes
import CourseRunner
import Foundation

/// What the search of the site knows: the words of every section of every lesson.
///
/// It is a script, as pages that are opened from a disk may fetch nothing else, and is loaded when
/// somebody searches.
struct SearchIndex {
  /// What templates call the script.
  static let key = "search-index"

  private let context: PageContext
  private var script: Scroll
  private var isEmpty = true

  /// A stretch of a page under one heading.
  struct Section: Encodable {
    /// The page and the place on it.
    var href: String
    /// The page's title.
    var page: String
    /// The heading, or nothing at the top of a page.
    var title: String
    /// The words.
    var text: String

    private enum CodingKeys: String, CodingKey {
      case href = "h"
      case page = "p"
      case title = "t"
      case text = "x"
    }
  }

  /// Begins the script in a folder.
  init(_ context: PageContext, in folder: String) throws(SiteError) {
    self.context = context
    script = try Scroll(Self.name, in: folder)
    try script.append("globalThis.courseSearch = [")
  }

  private static let name = key + ".js"

  /// Adds sections that have been written down.
  mutating func add(_ entries: Data) throws(SiteError) {
    if !isEmpty { try script.append(",") }
    isEmpty = false
    try script.append(entries)
  }

  /// Ends the script with what is no lesson, and says where it goes.
  mutating func finish() throws(SiteError) -> (script: Scroll, path: String) {
    var sections = Mode.allCases.filter { $0 != .read }.map { mode in
      Section(href: ModePage.file(of: mode), page: mode.title, title: "", text: mode.summary)
    }
    sections += context.course.pages.map { page in
      let href = context.map.pages[page.file, default: "index.html"]
      return Section(href: href, page: page.title, title: "", text: page.summary)
    }
    try add(Self.entries(sections))
    try script.append("];\n")
    return (script, Theme.Asset.path(of: Self.name, script.fingerprint))
  }

  /// A lesson's sections, written down.
  static func entries(
    of taught: TaughtLesson,
    _ context: PageContext
  ) throws(SiteError) -> Data {
    try entries(sections(of: taught, context))
  }

  private static func entries(_ sections: [Section]) throws(SiteError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(sections).dropFirst().dropLast()
    } catch {
      throw .unwritable(file: name, reason: "\(error)")
    }
  }

  private static func sections(of taught: TaughtLesson, _ context: PageContext) -> [Section] {
    let (lesson, run) = (taught.lesson, taught.run)
    var sections: [Section] = []
    let page = context.map.pages[lesson.file, default: "index.html"]
    let name = "\(lesson.number) · \(lesson.title)"
    var words = SearchWords(run: run)
    var section = Section(href: page, page: name, title: "", text: "")
    func finished() -> Section {
      var section = section
      section.text = words.text
      return section
    }
    for block in lesson.blocksAsRead {
      switch block.content {
      case .heading(let level, let text, let anchor):
        guard level > 1 || text.plainText != lesson.title else { continue }
        sections.append(finished())
        words = SearchWords(run: run)
        section = Section(href: "\(page)#\(anchor)", page: name, title: text.plainText, text: "")
      case .exercise(let id):
        guard let exercise = context.exercise(id) else { continue }
        var task = SearchWords()
        task.add(exercise.task)
        let href = context.map.exercises[exercise.folder, default: page]
        sections.append(Section(href: href, page: name, title: exercise.title, text: task.text))
      case .glossary(let glossary):
        for entry in glossary.entries {
          var meaning = SearchWords()
          meaning.add(entry.definition)
          let href = "\(page)#\(entry.anchor)"
          sections.append(Section(href: href, page: name, title: entry.term, text: meaning.text))
        }
      default:
        words.add(block.content)
      }
    }
    sections.append(finished())
    return sections
  }
}
