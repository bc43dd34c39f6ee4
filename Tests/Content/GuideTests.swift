import CourseMarkdown
import CourseModel
import CourseRunner
import Foundation
import XCTest

/// The example in `Lessons/README.md` runs as it says.
final class GuideTests: XCTestCase {
  func testExample_runsAsStated() async throws {
    let course = try CourseUnderTest.load().course
    let file = CourseUnderTest.root + "/Lessons/README.md"
    let guide = try String(contentsOfFile: file, encoding: .utf8)
    let (prose, _) = MarkdownParser.prose(guide, file: "Lessons/README.md")
    let example = prose.compactMap { block in
      if case .code("markdown", let text) = block { text } else { nil }
    }.first
    let (parsed, _) = LessonParser.parse(try XCTUnwrap(example), file: "Lessons/01-guide.md")
    let lesson = try XCTUnwrap(parsed)
    let runner = LessonRunner(
      root: CourseUnderTest.root,
      runtime: try await Runtime.locate(root: CourseUnderTest.root, core: course.core)
    )
    let run = try await runner.run(lesson, imports: course.imports)
    XCTAssertEqual(run.diagnostics.map(\.description), [])
    XCTAssertEqual(run.cards.map(\.computed), ["24", "8"])
    XCTAssertEqual(run.cards.map(\.holds), [true, true])
  }
}
