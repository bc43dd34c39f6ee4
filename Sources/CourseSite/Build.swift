import CourseModel
import CourseModes
import CourseRunner
import Foundation

/// One run of a ``SiteBuilder``: what it knows, and what it has found by now.
struct Build {
  let context: PageContext
  let runs: [String: LessonRun]
  let theme: Theme
  var writer: SiteWriter
  /// The images that pages show, relative to the course's folder.
  private(set) var images: Set<String> = []
  private(set) var problems: [Diagnostic] = []
  /// The pages, in the order in which readers meet them.
  private var pages = ["index.html"]
  /// The lessons' own Markdown.
  private var texts: Set<String> = []

  init(context: PageContext, runs: [String: LessonRun], theme: Theme, writer: SiteWriter) {
    self.context = context
    self.runs = runs
    self.theme = theme
    self.writer = writer
  }

  private mutating func write(
    _ template: String,
    _ values: [String: Any],
    to file: String
  ) throws(SiteError) {
    try writer.write(Data(try theme.render(template, values).utf8), to: file)
  }

  /// Writes a lesson's page, its notebook and its Markdown.
  mutating func addLesson(_ index: Int, root: String) throws(SiteError) {
    let lesson = context.course.lessons[index]
    let run = runs[lesson.id]
    let page = LessonPage(index: index, context: context, run: run).render()
    let file = try SiteMap.page(of: lesson)
    try write("lesson", page.values, to: file)
    pages.append(file)
    images.formUnion(page.images)
    problems += page.problems
    let notebook = LessonNotebook.file(of: lesson)
    let made = LessonNotebook(lesson, run: run, context: context).made()
    try writer.write(try made.file(notebook), to: notebook)
    let text = LessonText.file(of: lesson)
    if context.map.hasFile(lesson.file) {
      try writer.write(try Files.read("\(root)/\(lesson.file)"), to: text)
      texts.insert(text)
    }
  }

  /// Writes a mode as data and, where it is more than the lessons themselves, as a page.
  mutating func add(_ mode: Mode) throws(SiteError) {
    let page = ModePage(mode: mode, context: context, runs: runs)
    try writer.write(try page.data(), to: "data/\(mode.rawValue).json")
    guard mode != .read else { return }
    var (values, shown, found) = page.render()
    if mode == .recall {
      values["hasPlan"] = true
      values["plan"] = context.plan
    }
    try write("mode", values, to: page.file)
    pages.append(page.file)
    images.formUnion(shown)
    // What is wrong with a lesson is said once, with its own page.
    let known = Set(problems)
    problems += found.filter { !known.contains($0) }
  }

  /// Writes a page that the course brings along.
  mutating func add(_ page: OwnPage) throws(SiteError) {
    for asset in page.assets { try writer.write(asset.content, to: asset.path) }
    let file = try SiteMap.file(named: page.page.name)
    try write("page", page.values(in: context), to: file)
    pages.append(file)
  }

  /// Writes the first page, those to print and to look back, and the one for what is missing.
  mutating func addPagesOfTheSite() throws(SiteError) {
    let title = context.course.title
    if WholeCoursePage.isMade(for: context.course) {
      let page = WholeCoursePage(context: context, runs: runs)
      try write("print", page.values(), to: WholeCoursePage.file)
    }
    let progress = "progress.html"
    var values = context.values(title: "Your progress · \(title)", file: progress)
    values["plan"] = context.plan
    try write("progress", values, to: progress)
    try write("index", context.values(title: title, file: "index.html"), to: "index.html")
    let missing = context.values(title: "Not found · \(title)", file: nil)
    try write("not-found", missing, to: "404.html")
  }

  /// Writes a page that leads to another.
  mutating func add(_ redirect: Redirects.Entry) throws(SiteError) {
    var values = context.values(title: context.course.title, file: redirect.from)
    values["target"] = redirect.to
    values["canonical"] = context.publication.address(of: redirect.to)
    try write("redirect", values, to: redirect.from)
  }

  /// Draws the pictures for links, unless an earlier build has drawn the same.
  mutating func addPictures() throws(SiteError) {
    guard context.drawsPictures, let lettering = theme.lettering else { return }
    let lessons = context.course.lessons.indices.map { context.card(ofLesson: $0) }
    var drawn: Set<String> = []
    for card in [context.card(ofLesson: nil)] + lessons where drawn.insert(card.file).inserted {
      if writer.keep(card.file) { continue }
      try writer.write(card.png(lettering), to: card.file)
    }
  }

  /// Writes what programs read.
  mutating func addListings() throws(SiteError) {
    let listings = Listings(context: context)
    try writer.write(listings.guide(texts: texts), to: "llms.txt")
    if let map = listings.sitemap(pages) { try writer.write(map, to: "sitemap.xml") }
    if let feed = listings.feed() { try writer.write(feed, to: "feed.xml") }
  }
}
