import CourseModel
import Foundation

/// Where everything of a course is on the site.
struct SiteMap: Sendable {
  /// The page of a lesson's file, as in `03-loading.html` for `Lessons/03-loading.md`.
  private(set) var pages: [String: String] = [:]
  /// The headings of a lesson's file.
  private(set) var anchors: [String: Set<String>] = [:]
  /// The link to a term of a glossary.
  private(set) var terms: [String: String] = [:]
  /// The link to an exercise's folder.
  private(set) var exercises: [String: String] = [:]
  /// The page to print that holds a lesson's file.
  private var printed: [String: String] = [:]
  /// The lesson of a page.
  private var lessons: [String: LessonOutline] = [:]
  private let root: String

  /// Lays out a course, whose files are in that folder.
  init(_ course: CourseOutline, root: String) throws(SiteError) {
    self.root = root
    for page in course.pages { pages[page.file] = try Self.file(named: page.name) }
    var taken = Set(pages.values)
    for page in PrintPage.pages(of: course) {
      guard taken.insert(page.file).inserted else { throw .duplicatePage(file: page.file) }
      for lesson in course.lessons[page.lessons] { printed[lesson.file] = page.file }
    }
    let folders = Dictionary(course.exercises.map { ($0.id, $0.folder) }) { first, _ in first }
    for lesson in course.lessons {
      let page = try Self.file(named: lesson.id)
      guard taken.insert(page).inserted else { throw .duplicatePage(file: page) }
      pages[lesson.file] = page
      lessons[page] = lesson
      anchors[lesson.file] = lesson.headingAnchors
      for term in lesson.terms { terms[term.key] = "\(page)#\(term.anchor)" }
      for id in lesson.exerciseIDs {
        guard let folder = folders[id] else { continue }
        exercises[folder] = exercises[folder] ?? "\(page)#exercise-\(id.slug)"
      }
    }
  }

  /// Names that pages of the site's own have.
  private static let reserved: Set = ["index", "404", "print", "progress"]

  /// The file name of a page.
  static func file(named name: String) throws(SiteError) -> String {
    let isUsable = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    guard isUsable, !name.isEmpty, !reserved.contains(name) else {
      throw .unusableName(lesson: name)
    }
    return name + ".html"
  }
}

extension SiteMap {
  /// The identifier of a lesson on a page of whole lessons.
  static func anchor(ofLesson id: String) -> String { "lesson-" + id.slug }

  /// The identifier of a heading on a page of whole lessons.
  static func anchor(_ heading: String, ofLesson id: String) -> String {
    "\(anchor(ofLesson: id)).\(heading)"
  }

  /// Where a lesson begins on the pages to print, as one of them refers to it.
  func placeToPrint(_ lesson: LessonOutline, from page: String) -> String {
    let file = printed[lesson.file, default: page]
    return (file == page ? "" : file) + "#" + Self.anchor(ofLesson: lesson.id)
  }

  /// Where something of the site is on the page of whole lessons that holds a file; what it lacks stays
  /// elsewhere.
  func placeToPrint(_ target: String, beside file: String) -> String {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let lesson = lessons[String(parts[0])], let page = printed[lesson.file] else {
      return target
    }
    let other = page == printed[file] ? "" : page
    guard parts.count > 1 else { return "\(other)#\(Self.anchor(ofLesson: lesson.id))" }
    let isHeading = lesson.headingAnchors.contains(String(parts[1]))
    return isHeading ? "\(other)#\(Self.anchor(String(parts[1]), ofLesson: lesson.id))" : target
  }

  /// The same place in a lesson's own Markdown, where the site hands that out; else itself.
  func placeInText(_ target: String) -> String {
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let lesson = lessons[String(parts[0])], hasFile(lesson.file) else { return target }
    let isHeading = parts.count > 1 && lesson.headingAnchors.contains(String(parts[1]))
    guard parts.count == 1 || isHeading else { return target }
    return ([LessonText.file(ofLesson: lesson.id)] + parts.dropFirst().map(String.init)).joined(
      separator: "#"
    )
  }

  /// Whether the course has the file.
  func hasFile(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root + "/" + path)
  }

  /// Where a link written in a file of the course leads to.
  func resolve(_ destination: String, in file: String) -> Link {
    let isHidden = destination.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    guard !destination.isEmpty, !isHidden else { return .refused }
    if let term = Glossary.key(ofLink: destination) {
      return terms[term].map(Link.page) ?? .broken
    }
    if destination.hasPrefix("#") {
      let anchor = String(destination.dropFirst())
      return anchors[file, default: []].contains(anchor) ? .page(destination) : .broken
    }
    if let scheme = destination.scheme {
      return ["http", "https", "mailto"].contains(scheme) ? .external(destination) : .refused
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard !destination.hasPrefix("/"), let path = parts.first.map(String.init) else {
      return .refused
    }
    let anchor = parts.count > 1 ? String(parts[1]) : nil
    return link(to: path.resolved(beside: file), anchor: anchor)
  }

  private func link(to target: String?, anchor: String?) -> Link {
    guard let target else { return .broken }
    if let page = pages[target] {
      guard let anchor else { return .page(page) }
      return anchors[target, default: []].contains(anchor) ? .page("\(page)#\(anchor)") : .broken
    }
    let folder = target.hasSuffix("/README.md") ? String(target.dropLast(10)) : target
    return exercises[folder].map(Link.page) ?? .broken
  }
}

/// Where a link of the course leads to.
enum Link: Sendable, Hashable {
  /// A page or a place of the site.
  case page(String)
  /// An address of the web, or of a person.
  case external(String)
  /// Nothing that the site has.
  case broken
  /// An address that no page may hold, as in `javascript:…`.
  case refused
}

extension String {
  /// What stands before the first colon, in lower case, where a URL has its scheme.
  var scheme: String? {
    guard let colon = firstIndex(of: ":") else { return nil }
    let scheme = self[..<colon]
    return scheme.contains { "/?#".contains($0) } ? nil : scheme.lowercased()
  }

  /// The path, seen from a file's folder, within the course; `nil` where it leads out of it.
  func resolved(beside file: String) -> String? {
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
