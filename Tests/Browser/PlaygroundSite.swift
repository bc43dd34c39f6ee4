import CourseModel
import CourseSite
import Foundation

/// A site of no lessons with the course's playground.
enum PlaygroundSite {
  /// Builds the site and returns the address of the page.
  static func build(in folder: URL) throws -> URL {
    let output = folder.appendingPathComponent("site").path
    let page = CoursePage(name: "playground", title: "Playground", summary: "To play with.")
    let course = Course(
      title: "Course",
      summary: "About nothing.",
      imports: [],
      lessons: [],
      exercises: [],
      pages: [page]
    )
    _ = try SiteBuilder(root: BrowserCore.root.path, output: output).build(course, runs: [:])
    return URL(fileURLWithPath: output + "/playground.html")
  }
}
