import CourseMarkdown
import CourseModel
import CourseRunner
import CourseSite
import Foundation
import XCTest

/// The website of the course in this repository, built once for all tests, with real outputs.
enum CourseWebsite {
  /// What a program in a real browser found.
  struct Findings: Decodable {
    var pages: [String]?
    var faults: [String]
  }

  private static let running = Task { try await run() }
  private static let building = Task { try await build() }

  /// The folder of the site.
  static func folder() async throws -> URL { try await building.value }

  /// A place that each run of the tests uses again: what it holds is replaced, and nothing piles up.
  private static func build() async throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("course-website")
    try? FileManager.default.removeItem(at: folder)
    try await build(from: BrowserCore.root.path, to: folder.path)
    return folder
  }

  /// Makes the site of what the lessons gave, with the theme of a course's folder.
  static func build(
    from root: String,
    to folder: String,
    publication: Publication = .anywhere
  ) async throws {
    let (course, runs) = try await running.value
    _ = try SiteBuilder(root: root, output: folder, publication: publication)
      .build(course, runs: runs)
  }

  private static func run() async throws -> (course: Course, runs: [String: LessonRun]) {
    _ = try BrowserCore.built()
    let root = BrowserCore.root.path
    let course = try CourseLoader(root: root).load().course
    let runtime = try await Runtime.locate(root: root, core: course.core)
    let runner = LessonRunner(root: root, runtime: runtime)
    var runs: [String: LessonRun] = [:]
    for lesson in course.lessons {
      runs[lesson.id] = try await runner.run(lesson, imports: course.imports)
    }
    return (course, runs)
  }

  /// Skips the test where there is no browser, and says why.
  static func requireBrowser() throws {
    let isThere = (try? BrowserCore.run(["sh", "-c", "command -v chromium"])) != nil
    try XCTSkipUnless(isThere, "no chromium: apt-get install chromium (./course test does it)")
    let modules = "import playwright, axe_playwright_python, html5lib"
    let hasModules = (try? BrowserCore.run(["python3", "-c", modules])) != nil
    try XCTSkipUnless(
      hasModules,
      "no Playwright: pip install playwright axe-playwright-python html5lib (./course test does it)"
    )
  }

  /// Runs a program of `Fixtures` on a site.
  static func findings(of program: String, _ arguments: String...) throws -> Findings {
    let file = BrowserCore.root.appendingPathComponent("Tests/Browser/Fixtures/\(program).py").path
    let output = try BrowserCore.run(["python3", "-B", file, "chromium"] + arguments)
    return try JSONDecoder().decode(Findings.self, from: Data(output.utf8))
  }
}
