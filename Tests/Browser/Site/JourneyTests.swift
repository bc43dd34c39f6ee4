import CourseMarkdown
import CourseModel
import CourseModes
import Foundation
import XCTest

/// What readers do on the course's website, in a real browser.
final class JourneyTests: XCTestCase {
  func testReaders_doWhatTheyCameFor() async throws {
    try CourseWebsite.requireBrowser()
    let site = try await CourseWebsite.folder()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("Journeys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let findings = try CourseWebsite.findings(of: "journeys", site.path, folder.path)
    XCTAssertEqual(findings.faults, [])

    // What the page saved is what the terminal and a teacher read, receipts and all.
    let file = try Data(contentsOf: folder.appendingPathComponent("progress.json"))
    let record = try ProgressDocument(json: file)
    let lessons = try CourseLoader(root: BrowserCore.root.path).load().course.lessons
    let questions = Dictionary(
      uniqueKeysWithValues: lessons.flatMap(\.questions).map { ($0.id, $0) }
    )
    XCTAssertEqual(record.answers.count, 1)
    XCTAssertEqual(record.faults(questions: questions), [:])
    XCTAssertNotNil(record.lessons["03-loading"]?.read)
    var sealed = record
    sealed.seal()
    XCTAssertEqual(sealed, record)
  }
}
