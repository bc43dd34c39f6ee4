import CourseModel
import CourseRunner

/// The page that holds every lesson, to be printed or read without a break.
struct WholeCoursePage {
  /// The page's file.
  static let file = "print.html"

  let context: PageContext
  let runs: [String: LessonRun]

  /// Whether a course gets one: a page of very many lessons would be of no use to anybody.
  static func isMade(for course: Course) -> Bool { (1...60).contains(course.lessons.count) }

  /// Renders the content, and gathers the values.
  ///
  /// What is wrong with a lesson is said with its own page.
  func values() -> [String: Any] {
    var content: [HTML] = []
    var contents: [[String: Any]] = []
    var identifiers = Identifiers(taken: ["_main", "_contents"])
    for lesson in context.course.lessons {
      let id = identifiers.unique(SiteMap.anchor(of: lesson))
      var renderer = LessonRenderer(
        whole: lesson,
        of: context.course,
        run: runs[lesson.id],
        map: context.map,
        identifiers: identifiers
      )
      let title = HTML.element(
        .heading(2),
        [.init(.class, "lesson-title"), .init(.id, id)],
        [.text("\(lesson.number) · \(lesson.title)")]
      )
      content += [title, renderer.render()]
      contents.append(context.values(of: lesson, at: id))
      identifiers = renderer.identifiers
    }
    var values = context.values(
      title: "Print · \(context.course.title)",
      file: Self.file,
      about: "Every lesson on one page. \(context.course.summary)"
    )
    values["contents"] = contents
    values["hasContents"] = true
    values["content"] = HTML.fragment(content).markup
    return values
  }
}
