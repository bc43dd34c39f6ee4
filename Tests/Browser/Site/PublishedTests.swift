import CourseSite
import Foundation
import XCTest

/// The course's website below a path of a plain server, in a real browser.
final class PublishedTests: XCTestCase {
  private static let address = "https://example.org/sub/path/"
  private static let editing = "https://github.com/someone/course/edit/main"

  func testSite_belowAPath_leadsNowhereElse() async throws {
    try CourseWebsite.requireBrowser()
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("Published-\(UUID().uuidString)")
    defer { try? files.removeItem(at: folder) }
    let course = folder.appendingPathComponent("course")
    try files.createDirectory(at: course, withIntermediateDirectories: true)
    for name in ["Lessons", "Exercises"] {
      try files.createSymbolicLink(
        at: course.appendingPathComponent(name),
        withDestinationURL: BrowserCore.root.appendingPathComponent(name)
      )
    }
    try files.copyItem(
      at: BrowserCore.root.appendingPathComponent("site"),
      to: course.appendingPathComponent("site")
    )
    try "loading.html 03-loading.html#half-a-load\nold-index.html index.html\n".write(
      to: course.appendingPathComponent("site/redirects.txt"),
      atomically: true,
      encoding: .utf8
    )
    let server = folder.appendingPathComponent("server")
    try await CourseWebsite.build(
      from: course.path,
      to: server.path + "/sub/path",
      publication: Publication(
        address: Self.address,
        editing: Self.editing,
        dates: ["03-loading": "2026-03-01"]
      )
    )
    let findings = try CourseWebsite.findings(
      of: "published",
      server.path,
      Self.address,
      Self.editing,
      course.path
    )
    XCTAssertEqual(findings.faults, [])
    XCTAssertTrue(findings.pages?.contains("loading.html") ?? false)
  }
}
