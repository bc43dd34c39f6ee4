import CourseModel
import CourseModes
import CourseRunner
import Foundation

/// Makes pages, each for itself: what it knows does not change, so that several are made at a time.
struct PageMaker: Sendable {
  /// Something of which files are made.
  enum Subject: Sendable {
    case lesson(Int)
    case mode(Mode)
    case own(CoursePage)
    case printed(PrintPage)
    case progress, index, missing
    case redirect(Redirects.Entry)
  }

  /// What was made of one subject.
  struct Made: Sendable {
    var files: [(path: String, content: Data)] = []
    /// The page that readers meet, if it is one.
    var page: String?
    /// The lesson's own Markdown, if it has a file.
    var text: String?
    /// The images that the page shows, relative to the course's folder.
    var images: Set<String> = []
    var problems: [Diagnostic] = []
  }

  let root: String
  let context: PageContext
  let runs: [String: LessonRun]
  let theme: Theme

  private var title: String { context.course.title }

  /// Makes the files of a subject.
  func make(_ subject: Subject) throws(SiteError) -> Made {
    switch subject {
    case .lesson(let index): return try lesson(index)
    case .mode(let mode): return try self.mode(mode)
    case .own(let page): return try own(page)
    case .printed(let page):
      return Made(files: [try file("print", page.values(context, runs: runs), page.file)])
    case .progress:
      let name = "progress.html"
      var values = context.values(
        title: "Your progress · \(title)",
        file: name,
        about: "\(title): what you have read, answered and practised."
      )
      values["plan"] = context.plan
      return Made(files: [try file("progress", values, name)])
    case .index:
      var values = context.values(title: title, file: "index.html")
      values["hasContents"] = true
      return Made(files: [try file("index", values, "index.html")], page: "index.html")
    case .missing:
      let values = context.values(title: "Not found · \(title)", file: nil)
      return Made(files: [try file("not-found", values, "404.html")])
    case .redirect(let entry):
      var values = context.values(title: title, file: entry.from)
      values["target"] = entry.to
      values["canonical"] = context.publication.address(of: entry.to)
      return Made(files: [try file("redirect", values, entry.from)])
    }
  }

  private func file(
    _ template: String,
    _ values: [String: Any],
    _ path: String
  ) throws(SiteError) -> (path: String, content: Data) {
    (path, Data(try theme.render(template, values).utf8))
  }

  /// A lesson's page, its notebook and its Markdown.
  private func lesson(_ index: Int) throws(SiteError) -> Made {
    let lesson = context.course.lessons[index]
    let run = runs[lesson.id]
    let (values, images, problems) = LessonPage(index: index, context: context, run: run).render()
    let page = try SiteMap.page(of: lesson)
    let notebook = LessonNotebook.file(of: lesson)
    let book = try LessonNotebook(lesson, run: run, context: context).made().file(notebook)
    var made = Made(
      files: [try file("lesson", values, page), (notebook, book)],
      page: page,
      images: images,
      problems: problems
    )
    if context.map.hasFile(lesson.file) {
      let text = LessonText.file(of: lesson)
      let markdown = String(decoding: try Files.read("\(root)/\(lesson.file)"), as: UTF8.self)
      let taken = TakenText(context: context, file: lesson.file).relinked(markdown: markdown)
      made.files.append((text, Data(taken.utf8)))
      made.text = text
    }
    return made
  }

  /// A mode as data and, where it is more than the lessons themselves, as a page.
  private func mode(_ mode: Mode) throws(SiteError) -> Made {
    let page = ModePage(mode: mode, context: context, runs: runs)
    let data = (path: "data/\(mode.rawValue).json", content: try page.data())
    guard mode != .read else { return Made(files: [data]) }
    var (values, images, problems) = page.render()
    if mode == .recall {
      values["hasPlan"] = true
      values["plan"] = context.plan
    }
    return Made(
      files: [data, try file("mode", values, page.file)],
      page: page.file,
      images: images,
      problems: problems
    )
  }

  /// A page that the course brings along.
  private func own(_ page: CoursePage) throws(SiteError) -> Made {
    let own = try OwnPage(page, root: root)
    let path = try SiteMap.file(named: page.name)
    let made = try file("page", own.values(in: context), path)
    return Made(files: own.assets.map { ($0.path, $0.content) } + [made], page: path)
  }
}
