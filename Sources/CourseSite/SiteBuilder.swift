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

  /// Names the folders.
  ///
  /// - Parameters:
  ///   - root: The course's folder, whose `site/` holds the theme.
  ///   - output: Where the site goes; usually `site/public` in the course's folder.
  ///   - theme: The folder of the theme, where the course has none of its own.
  public init(root: String, output: String, theme: String? = nil) {
    self.root = root
    self.output = output
    let own = root + "/site"
    let hasOwn = FileManager.default.fileExists(atPath: own + "/templates")
    self.theme = hasOwn ? own : theme ?? own
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
    let theme = try Theme(folder: theme)
    let context = PageContext(course: course, map: try SiteMap(course, root: root))
    var writer = SiteWriter(folder: output)
    var images: Set<String> = []
    var problems: [Diagnostic] = []

    for asset in theme.assets { try writer.write(asset.content, to: asset.path) }
    for (index, lesson) in course.lessons.enumerated() {
      let page = LessonPage(index: index, context: context, run: runs[lesson.id]).render()
      let text = try theme.render("lesson", page.values)
      try writer.write(Data(text.utf8), to: try SiteMap.page(of: lesson))
      images.formUnion(page.images)
      problems += page.problems
    }
    for mode in Mode.allCases {
      let page = ModePage(mode: mode, context: context, runs: runs)
      try writer.write(try page.data(), to: "data/\(mode.rawValue).json")
      guard mode != .read else { continue }
      let (values, shown, found) = page.render()
      try writer.write(Data(try theme.render("mode", values).utf8), to: page.file)
      images.formUnion(shown)
      // What is wrong with a lesson is said once, with its own page.
      problems += found.filter { !problems.contains($0) }
    }
    for page in course.pages {
      let own = try OwnPage(page, root: root)
      for asset in own.assets { try writer.write(asset.content, to: asset.path) }
      let text = try theme.render("page", own.values(in: context))
      try writer.write(Data(text.utf8), to: try SiteMap.file(named: page.name))
    }
    for (file, template, title) in [
      ("index.html", "index", course.title),
      ("404.html", "not-found", "Not found · \(course.title)"),
    ] {
      let text = try theme.render(template, context.values(title: title))
      try writer.write(Data(text.utf8), to: file)
    }
    for image in images.sorted() {
      try writer.write(try Files.read(root + "/" + image), to: "media/" + image)
    }

    var report = try writer.finish()
    report.diagnostics = problems
    return report
  }
}
