import CourseModel
import CourseModes
import CourseRunner
import Foundation

/// What the search of the site knows: the words of every section of every lesson.
///
/// It is a script, as pages that are opened from a disk may fetch nothing else, and is loaded when
/// somebody searches.
struct SearchIndex: Encodable {
  /// The sections, in the course's order.
  private(set) var sections: [Section] = []

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

  /// Reads a course, and what running its lessons gave.
  init(_ context: PageContext, runs: [String: LessonRun]) {
    for lesson in context.course.lessons { add(lesson, runs[lesson.id], context) }
    for mode in Mode.allCases where mode != .read {
      add(ModePage.file(of: mode), mode.title, mode.summary)
    }
    for page in context.course.pages {
      add(context.map.pages[page.file, default: "index.html"], page.title, page.summary)
    }
  }

  private mutating func add(_ href: String, _ title: String, _ text: String) {
    sections.append(Section(href: href, page: title, title: "", text: text))
  }

  private mutating func add(_ lesson: Lesson, _ run: LessonRun?, _ context: PageContext) {
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
  }

  /// The script.
  func script() throws(SiteError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let json = String(decoding: try encoder.encode(sections), as: UTF8.self)
      return Data("globalThis.courseSearch = \(json);\n".utf8)
    } catch {
      throw .unwritable(file: "search-index.js", reason: "\(error)")
    }
  }
}
