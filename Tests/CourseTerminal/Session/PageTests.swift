import CourseModel
import XCTest

@testable import CourseTerminal

final class PageTests: XCTestCase {
  func testPages_endBeforeHeadingsAndBehindQuestionsAndExercises() {
    let pages = Page.pages(of: Samples.course.lessons[0])
    XCTAssertEqual(pages.map(\.blocks.count), [2, 4])
    XCTAssertEqual(pages[0].question, Samples.question)
    XCTAssertNil(pages[1].question)
    XCTAssertEqual(pages[1].exerciseID, Samples.exercise.id)
    XCTAssertEqual(pages.map(\.needsRun), [false, true])
  }

  func testPages_emptyLesson_hasNone() {
    XCTAssertEqual(Page.pages(of: Samples.lesson([])), [])
  }

  func testScreens_cutAtEmptyLines() {
    let lines = ["a", "b", "", "c", "d", "", "e"].map { Line($0) }
    let texts = lines.screens(rows: 4).map(\.plain)
    XCTAssertEqual(texts, ["a\nb", "c\nd\n\ne"])
  }

  func testScreens_showEveryLineOnce() {
    let lines = (1...100).map { Line($0.isMultiple(of: 7) ? "" : "line \($0)") }
    for rows in 2...30 {
      let screens = lines.screens(rows: rows)
      XCTAssertTrue(screens.allSatisfy { $0.count <= rows }, "\(rows) rows")
      XCTAssertEqual(
        screens.joined().filter { !$0.isBlank },
        lines.filter { !$0.isBlank },
        "\(rows) rows"
      )
    }
  }
}
