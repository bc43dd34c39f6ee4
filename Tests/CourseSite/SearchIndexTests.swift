import CourseModel
import CourseSite
import Foundation
import XCTest

/// What the search knows.
final class SearchIndexTests: SiteTestCase {
  private struct Section: Decodable {
    var h: String
    var p: String
    var t: String
    var x: String
  }

  private func index(_ course: Course = SampleCourse.course) throws -> [Section] {
    let report = try build(course, runs: SampleCourse.runs)
    let file = try XCTUnwrap(report.files.first { $0.hasPrefix("assets/search-index-") })
    let script = try text(file)
    let start = "globalThis.courseSearch = "
    XCTAssertTrue(script.hasPrefix(start) && script.hasSuffix(";\n"))
    return try JSONDecoder().decode(
      [Section].self,
      from: Data(script.dropFirst(start.count).dropLast(2).utf8)
    )
  }

  func testIndex_hasASectionForEveryHeadingAndExercise() throws {
    let sections = try index()
    let strict = try XCTUnwrap(sections.first { $0.t == "Strict" })
    XCTAssertEqual(strict.h, "03-loading.html#strict")
    XCTAssertEqual(strict.p, "3 · Loading into a model")
    XCTAssertTrue(strict.x.contains("model.load_state_dict"))
    XCTAssertTrue(
      sections.contains {
        $0.t == "Say what did not load" && $0.h == "03-loading.html#exercise-03-loading-load-report"
      }
    )
    XCTAssertTrue(sections.contains { $0.h == "mode-recall.html" })
  }

  func testIndex_whatCodePrintsAndThrows_isFoundOnce() throws {
    let strict = try XCTUnwrap(index().first { $0.t == "Strict" })
    XCTAssertTrue(strict.x.contains(#"Missing key(s) in state_dict: "bias"."#), strict.x)
    let keys = try XCTUnwrap(index().first { $0.t == "The keys of a model" })
    XCTAssertEqual(keys.x.components(separatedBy: "2.num_batches_tracked ()").count, 2, keys.x)
  }

  func testIndex_everyPlaceExists() throws {
    for section in try index() {
      let parts = section.h.split(separator: "#").map(String.init)
      let ids = PageInspector(try text(parts[0])).values("id")
      if parts.count > 1 { XCTAssertTrue(ids.contains(parts[1]), section.h) }
    }
  }

  func testIndex_answersAndHiddenCells_areNotFound() throws {
    let words = try index().map(\.x).joined()
    XCTAssertFalse(words.contains("let secret"))
    XCTAssertFalse(words.contains("There is nothing to learn."), "a reason")
    XCTAssertFalse(words.contains("A module has keys only for what it registers."), "an answer")
  }
}
