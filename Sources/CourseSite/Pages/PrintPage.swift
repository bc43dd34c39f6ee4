import CourseModel

/// A page of whole lessons one after the other, to be printed or read without a break.
///
/// A course has as many of them as it takes for each to load at once on a slow line.
struct PrintPage {
  /// The lessons on it, as places in the course.
  let lessons: Range<Int>
  /// Which one it is, from 0.
  let index: Int

  /// The page's file.
  var file: String { Self.file(index) }

  /// How many minutes of reading a page holds, unless one lesson has more.
  private static let mostMinutes = 60

  private static func file(_ index: Int) -> String {
    index == 0 ? "print.html" : "print-\(index + 1).html"
  }

  /// Whether a course gets them: nobody would print very many lessons.
  static func areMade(for course: CourseOutline) -> Bool { (1...60).contains(course.lessons.count) }

  /// Divides a course, in its order.
  static func pages(of course: CourseOutline) -> [PrintPage] {
    guard areMade(for: course) else { return [] }
    var pages: [PrintPage] = []
    var start = 0
    var minutes = 0
    for (place, lesson) in course.lessons.enumerated() {
      if place > start, minutes + lesson.minutes > mostMinutes {
        pages.append(PrintPage(lessons: start..<place, index: pages.count))
        (start, minutes) = (place, 0)
      }
      minutes += lesson.minutes
    }
    pages.append(PrintPage(lessons: start..<course.lessons.count, index: pages.count))
    return pages
  }
}

extension PrintPage {
  /// Renders the content, and gathers the values.
  ///
  /// What is wrong with a lesson is said with its own page.
  func values(_ context: PageContext, _ shelf: LessonShelf) throws(SiteError) -> [String: Any] {
    let course = context.course
    var content: [HTML] = []
    var identifiers = Identifiers(taken: ["_main", "_contents"])
    for lesson in course.lessons[lessons] {
      let id = identifiers.unique(SiteMap.anchor(ofLesson: lesson.id))
      var renderer = LessonRenderer(
        whole: try shelf.taught(lesson),
        in: context,
        identifiers: identifiers
      )
      let title = HTML.element(
        .heading(2),
        [.init(.class, "lesson-title"), .init(.id, id)],
        [.text("\(lesson.number) · \(lesson.title)")]
      )
      content += [title, renderer.render()]
      identifiers = renderer.identifiers
    }
    let pages = Self.pages(of: course)
    let part = pages.count > 1 ? " \(index + 1)/\(pages.count)" : ""
    var values = context.values(
      title: "Print\(part) · \(course.title)",
      file: file,
      about: "Whole lessons, one after the other. \(course.summary)"
    )
    if pages.count > 1 { values["part"] = ["number": index + 1, "count": pages.count] }
    if index > 0 { values["previousPart"] = pages[index - 1].link(in: course) }
    if index + 1 < pages.count { values["nextPart"] = pages[index + 1].link(in: course) }
    values["contents"] = course.lessons.enumerated().map { place, lesson in
      var entry = context.values(of: lesson, at: context.map.placeToPrint(lesson, from: file))
      entry["isHere"] = pages.count > 1 && lessons.contains(place)
      return entry
    }
    values["hasContents"] = true
    values["content"] = HTML.fragment(content).markup
    return values
  }

  /// What a link to the page says.
  private func link(in course: CourseOutline) -> [String: Any] {
    let numbers = course.lessons[lessons].map(\.number)
    let first = numbers.first ?? 0
    let last = numbers.last ?? 0
    let name = first == last ? "Lesson \(first)" : "Lessons \(first) to \(last)"
    return ["href": file, "name": name]
  }
}
