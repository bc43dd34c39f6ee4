import CourseModel
import Foundation

/// Makes pages, each for itself: what it knows does not change, so that several are made at a time.
struct PageMaker: Sendable {
  /// Something of which files are made.
  enum Subject: Sendable {
    case lesson(Int)
    case own(CoursePage)
    case printed(PrintPage)
    case progress, index, missing
    case redirect(Redirects.Entry)
  }

  let root: String
  let context: PageContext
  let shelf: LessonShelf
  let theme: Theme

  private var title: String { context.course.title }

  /// Makes the files of a subject.
  func make(_ subject: Subject) throws(SiteError) -> Made {
    switch subject {
    case .lesson(let index): return try lesson(index)
    case .own(let page): return try own(page)
    case .printed(let page):
      return Made(files: [try file("print", page.values(context, shelf), page.file)])
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
    let taught = try shelf.taught(lesson)
    let (values, images, problems) = LessonPage(index: index, taught: taught, context: context)
      .render()
    let page = try SiteMap.file(named: lesson.id)
    let notebook = LessonNotebook.file(ofLesson: lesson.id)
    let book = try LessonNotebook(taught, in: context).made().file(notebook)
    var made = Made(
      files: [try file("lesson", values, page), (notebook, book)],
      page: page,
      images: images,
      problems: problems
    )
    if context.map.hasFile(lesson.file) {
      let text = LessonText.file(ofLesson: lesson.id)
      let markdown = String(decoding: try Files.read("\(root)/\(lesson.file)"), as: UTF8.self)
      let taken = TakenText(context: context, file: lesson.file).relinked(markdown: markdown)
      made.files.append((text, Data(taken.utf8)))
      made.text = text
    }
    return made
  }

  /// A page that the course brings along.
  private func own(_ page: CoursePage) throws(SiteError) -> Made {
    let own = try OwnPage(page, root: root)
    let path = try SiteMap.file(named: page.name)
    let made = try file("page", own.values(in: context), path)
    return Made(files: own.assets.map { ($0.path, $0.content) } + [made], page: path)
  }
}
