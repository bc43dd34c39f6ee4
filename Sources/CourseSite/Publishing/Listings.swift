import CourseModel
import CourseModes
import Foundation

/// What programs read of a site: a map for search engines, a feed, and a guide for language models.
struct Listings {
  let context: PageContext

  private var publication: Publication { context.publication }

  /// `sitemap.xml`, for a site with an address.
  func sitemap(_ pages: [String]) -> Data? {
    guard publication.address != nil else { return nil }
    let days = Dictionary(
      context.course.lessons.compactMap { lesson in
        publication.dates[lesson.id].map { (context.map.pages[lesson.file, default: ""], $0) }
      }
    ) { first, _ in first }
    let entries = pages.compactMap { page -> String? in
      guard let address = publication.address(of: page) else { return nil }
      let day = days[page].map { "<lastmod>\($0.escapedForMarkup)</lastmod>" } ?? ""
      return "<url><loc>\(address.escapedForMarkup)</loc>\(day)</url>\n"
    }
    return xml(
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(entries.joined())</urlset>\n"
    )
  }

  /// `feed.xml`, for a site with an address whose lessons' days are known; the newest comes first.
  func feed() -> Data? {
    guard let address = publication.address else { return nil }
    let dated = context.course.lessons.compactMap { lesson in
      publication.dates[lesson.id].map { (lesson: lesson, day: $0) }
    }
    guard let newest = dated.map(\.day).max() else { return nil }
    let order = dated.enumerated().sorted {
      ($1.element.day, $0.offset) < ($0.element.day, $1.offset)
    }
    let entries = order.prefix(50).map { _, entry in
      let page = context.map.pages[entry.lesson.file, default: "index.html"]
      let link = (publication.address(of: page) ?? "").escapedForMarkup
      return """
        <entry>
        <id>\(link)</id>
        <title>\(entry.lesson.title.escapedForMarkup)</title>
        <link href="\(link)"/>
        <updated>\(entry.day.escapedForMarkup)T00:00:00Z</updated>
        <summary>\(facts(entry.lesson).escapedForMarkup)</summary>
        </entry>

        """
    }
    let course = context.course
    return xml(
      """
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>\(address.escapedForMarkup)/</id>
      <title>\(course.title.escapedForMarkup)</title>
      <subtitle>\(course.summary.escapedForMarkup)</subtitle>
      <author><name>\(course.title.escapedForMarkup)</name></author>
      <link href="\(address.escapedForMarkup)/"/>
      <link rel="self" href="\(address.escapedForMarkup)/feed.xml"/>
      <updated>\(newest.escapedForMarkup)T00:00:00Z</updated>
      \(entries.joined())</feed>

      """
    )
  }

  /// `llms.txt`: the course in a page of Markdown, with links to the lessons' own Markdown.
  func guide(texts: Set<String>) -> Data {
    let course = context.course
    var lines = ["# " + course.title, "", "> " + course.summary, "", "## Lessons", ""]
    for lesson in course.lessons {
      let page = context.map.pages[lesson.file, default: "index.html"]
      let text = LessonText.file(ofLesson: lesson.id)
      lines.append(entry(lesson.title, texts.contains(text) ? text : page, facts(lesson)))
    }
    lines += ["", "## The same in other ways", ""]
    for mode in Mode.allCases where mode != .read {
      lines.append(entry(mode.title, "data/\(mode.rawValue).json", mode.summary))
    }
    for page in course.pages {
      lines.append(entry(page.title, context.map.pages[page.file, default: ""], page.summary))
    }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func entry(_ name: String, _ file: String, _ about: String) -> String {
    let link = publication.address(of: file) ?? file
    return "- [\([Inline.text(name)].markdown)](\(link)): \(about)"
  }

  private func facts(_ lesson: LessonOutline) -> String {
    "Lesson \(lesson.number), \(lesson.level), \(lesson.minutes) minutes."
      + (lesson.gist.isEmpty ? "" : " " + lesson.gist)
  }

  private func xml(_ text: String) -> Data {
    Data(("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text).utf8)
  }
}

/// A lesson's own Markdown, as the site hands it out.
enum LessonText {
  /// Where it is.
  static func file(ofLesson id: String) -> String { "text/\(id).md" }
}
