public import CourseModel
import CourseModes
public import CourseRunner
import Foundation

/// Makes the course's website: values in, files out.
///
/// The pages need no server, no script and no network. The same course gives the same bytes.
public struct SiteBuilder: Sendable {
  private let root: String
  private let output: String
  private let theme: String
  private let publication: Publication

  /// Names the folders.
  ///
  /// - Parameters:
  ///   - root: The course's folder, whose `site/` holds the theme.
  ///   - output: Where the site goes; usually `site/public` in the course's folder.
  ///   - theme: The folder of the theme, where the course has none of its own.
  ///   - publication: Where the site will stand.
  public init(
    root: String,
    output: String,
    theme: String? = nil,
    publication: Publication = .anywhere
  ) {
    self.root = root
    self.output = output
    let own = root + "/site"
    let hasOwn = FileManager.default.fileExists(atPath: own + "/templates")
    self.theme = hasOwn ? own : theme ?? own
    self.publication = publication
  }

  /// Builds the site, and removes the files of an earlier build that it no longer has.
  ///
  /// - Parameters:
  ///   - course: The course.
  ///   - runs: The result of running each lesson, by the lesson's identifier. A lesson without one
  ///     gets a page that says so.
  /// - Returns: What was written and removed, and the links that lead nowhere.
  /// - Throws: ``SiteError``; files written by then are whole.
  public func build(
    _ course: Course,
    runs: [String: LessonRun]
  ) throws(SiteError) -> SiteReport {
    try build(course.map { LessonOutline($0) }, LessonShelf(course.lessons, runs: runs))
  }

  /// Builds the site of a course whose lessons are read when their turn comes: twice, as all pages hold
  /// the name of the search's script, and that holds the words of all lessons.
  ///
  /// - Parameters:
  ///   - course: The course in outline.
  ///   - shelf: The lessons.
  /// - Returns: What was written and removed, and the links that lead nowhere.
  /// - Throws: ``SiteError``; files written by then are whole.
  public func build(
    _ course: CourseOutline,
    _ shelf: LessonShelf
  ) throws(SiteError) -> SiteReport {
    let redirects = try Redirects(file: theme + "/redirects.txt")
    var theme = try Theme(folder: theme)
    let context = PageContext(
      course: course,
      map: try SiteMap(course, root: root),
      publication: publication,
      drawsPictures: theme.lettering != nil
    )
    let writer = SiteWriter(folder: output)
    defer { writer.closeWorkshop() }
    var gathering = try Gathering(context, in: writer.workshop)
    try gathering.add(course.lessons, from: shelf)
    let (script, path) = try gathering.search.finish()
    theme.refer(to: path, as: SearchIndex.key)

    let maker = PageMaker(root: root, context: context, shelf: shelf, theme: theme)
    var build = Build(maker, writer: writer)
    for asset in theme.assets { try build.writer.write(asset.content, to: asset.path) }
    try build.writer.write(script, to: path)
    // The longest first: they are made while all others are.
    var subjects: [PageMaker.Subject] = PrintPage.pages(of: course).map { .printed($0) }
    subjects.append(.index)
    subjects += course.lessons.indices.map { .lesson($0) }
    try build.add(subjects)
    for var page in gathering.modes { try build.take(page.finish(theme)) }
    subjects = course.pages.map { .own($0) } + [.progress, .missing]
    try build.add(subjects)
    try redirects.check(against: build.writer)
    try build.add(redirects.entries.map { .redirect($0) })
    try build.addImages(from: root)
    try build.addPictures()
    try build.addListings()

    var report = try build.writer.finish()
    report.diagnostics = build.problems
    return report
  }
}
