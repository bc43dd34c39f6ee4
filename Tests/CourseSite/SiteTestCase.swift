import CourseModel
import CourseRunner
import CourseSite
import Foundation
import XCTest

/// A folder with the repository's theme and an image, and sites built into it.
class SiteTestCase: XCTestCase {
  /// The scripts of every page.
  static let scripts = 9

  private(set) var root = ""
  var output: String { root + "/public" }

  override func setUpWithError() throws {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("course-site-\(UUID().uuidString)")
    root = folder.path
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("Lessons/images"),
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(
      at: repository.appendingPathComponent("site").resolvingSymlinksInPath(),
      to: folder.appendingPathComponent("site")
    )
    try "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>".write(
      to: folder.appendingPathComponent("Lessons/images/keys.svg"),
      atomically: true,
      encoding: .utf8
    )
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(atPath: root)
  }

  /// Builds a course into the folder.
  @discardableResult
  func build(
    _ course: Course = SampleCourse.course,
    runs: [String: LessonRun] = SampleCourse.runs
  ) throws -> SiteReport {
    try SiteBuilder(root: root, output: output).build(course, runs: runs)
  }

  /// Builds a course of one lesson with these blocks, and reads the lesson's page.
  func page(
    _ blocks: [Block.Content],
    title: String = "A lesson",
    exercises: [Exercise] = [],
    run: LessonRun? = nil
  ) throws -> String {
    let lesson = SampleCourse.lesson("01-only", title: title, step: 1, blocks)
    let course = Course(
      title: "Course",
      summary: "About nothing.",
      imports: [],
      lessons: [lesson],
      exercises: exercises
    )
    try build(course, runs: run.map { ["01-only": $0] } ?? [:])
    return try text("01-only.html")
  }

  /// A run of one cell.
  func run(
    _ outcome: CellRun.Outcome,
    output: String = "",
    errors: String = ""
  ) -> LessonRun {
    let cell = CellRun(index: 0, outcome: outcome, standardOutput: output, standardError: errors)
    return LessonRun(
      lesson: "01-only",
      cells: [cell],
      proofs: [],
      isCached: false,
      diagnostics: []
    )
  }

  /// A file of the site.
  func text(_ path: String) throws -> String {
    try String(contentsOfFile: output + "/" + path, encoding: .utf8)
  }

  /// The files that are in the site's folder.
  func filesOnDisk() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: output).filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: output + "/" + path,
        isDirectory: &isFolder
      )
      return exists && !isFolder.boolValue && path != ".course-site"
    }.sorted()
  }
}
