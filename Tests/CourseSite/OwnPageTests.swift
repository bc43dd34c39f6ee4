import CourseModel
import CourseSite
import Foundation
import XCTest

/// A page that the course brings along: copied and linked, its files reached by their names.
final class OwnPageTests: SiteTestCase {
  private let page = CoursePage(name: "lab", title: "A <lab>", summary: "To try things.")

  private func write(_ text: String, to name: String) throws {
    let folder = URL(fileURLWithPath: root + "/Lessons/lab")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  private func buildSite() throws -> SiteReport {
    var course = SampleCourse.course
    course.pages = [page]
    return try build(course)
  }

  func testBuild_page_linksItsFilesAndIsWellFormed() throws {
    try write(
      "<p data-none=\"{{file.none-js}}\">Try.</p><script src=\"{{file.a-b-js}}\"></script>",
      to: "page.html"
    )
    try write("1", to: "a.b.js")
    let report = try buildSite()
    let script = try XCTUnwrap(report.files.first { $0.hasPrefix("assets/a-") })
    let markup = try text("lab.html")
    XCTAssertTrue(markup.contains("<script src=\"\(script)\"></script>"))
    XCTAssertTrue(markup.contains("<p data-none=\"\">Try.</p>"))
    XCTAssertTrue(markup.contains("A &lt;lab&gt;"))
    XCTAssertNil(PageInspector(markup).failure)
  }

  func testBuild_page_isLinkedAndAloneMayRunWebAssembly() throws {
    try write("<p>Try.</p>", to: "page.html")
    _ = try buildSite()
    XCTAssertTrue(try text("lab.html").contains("'wasm-unsafe-eval'"))
    let index = try text("index.html")
    XCTAssertTrue(index.contains("href=\"lab.html\""))
    XCTAssertFalse(index.contains("wasm-unsafe-eval"))
  }

  func testBuild_page_itsOwnContentsAreWhereTheBarLeads() throws {
    try write("<p>Try.</p>", to: "page.html")
    _ = try buildSite()
    XCTAssertTrue(
      try text("lab.html").contains("class=\"to-contents\" href=\"index.html#_contents\"")
    )
    try write("<nav id=\"_contents\"><a href=\"#a\">A</a></nav>", to: "page.html")
    _ = try buildSite()
    XCTAssertTrue(try text("lab.html").contains("class=\"to-contents\" href=\"#_contents\""))
  }

  func testBuild_pageWithoutMarkup_namesTheFile() throws {
    XCTAssertThrowsError(try buildSite()) { error in
      XCTAssertTrue("\(error)".contains("Lessons/lab/page.html"), "\(error)")
    }
  }
}
