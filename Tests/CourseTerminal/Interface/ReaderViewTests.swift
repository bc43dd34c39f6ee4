import CourseModel
import CourseModes
import CourseRunner
import XCTest

@testable import CourseTerminal

final class ReaderViewTests: XCTestCase {
  private let lesson = Samples.course.lessons[0]

  func testPrediction_hidesTheRestUntilItIsMade() {
    var play = Screenplay(ReaderView(lesson))
    XCTAssertTrue(play.screen.contains("What does it hold?"))
    XCTAssertFalse(play.screen.contains("The middle"))
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("Commit to an answer first"), play.screen)
    play.type("b")
    XCTAssertTrue(play.screen.contains("of b?"), play.screen)
    XCTAssertFalse(play.screen.contains("The secret"))
    play.type("3")
    XCTAssertTrue(play.screen.contains("You are right."), play.screen)
    XCTAssertTrue(play.screen.contains("The middle"), play.screen)
    XCTAssertTrue(
      play.records.contains(
        .answer(
          question: "copy",
          option: 1,
          isCorrect: true,
          confidence: 3,
          asked: Samples.question.fingerprint
        )
      )
    )
  }

  func testPrediction_thoughtAgain_isNotCommitted() {
    var play = Screenplay(ReaderView(lesson))
    play.type("a")
    play.press(.escape)
    XCTAssertFalse(play.screen.contains("How sure"))
    XCTAssertEqual(play.records, [.opened(lesson: "01-first")])
    play.type("s")
    XCTAssertTrue(play.screen.contains("The middle"))
    XCTAssertEqual(play.records.count, 1)
  }

  func testCell_showsItsOutputWhenItIsRun() {
    var play = Screenplay(ReaderView(lesson))
    play.hear(
      .ended(.lesson(lesson.id)),
      .ran(lesson: lesson.id, Samples.run(.completed, output: "42\n"))
    )
    play.type("s")
    XCTAssertTrue(play.screen.contains("not run yet"), play.screen)
    XCTAssertFalse(play.screen.contains("42"))
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("prints"), play.screen)
    XCTAssertTrue(play.screen.contains("42"))
  }

  func testCell_runBeforeTheLessonIsReady_waitsInSight() {
    var play = Screenplay(ReaderView(lesson))
    play.type("s")
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("running …"), play.screen)
    _ = play.interface.handle(.tick)
    XCTAssertTrue(play.screen.contains("⠙ running"), play.screen)
    play.press(.control("c"))
    XCTAssertEqual(play.effects.last, .cancel(.lesson(lesson.id)))
  }

  func testEnd_countsAsReadAndGoesBack() {
    var play = Screenplay(ReaderView(Samples.course.lessons[1]))
    play.press(.enter)
    XCTAssertTrue(play.records.contains(.read(lesson: "02-second")))
    XCTAssertTrue(play.screen.contains("You have read “Lesson 2” to its end."), play.screen)
    XCTAssertTrue(play.screen.contains("A course"))
  }

  func testSearch_findsMarksAndEnds() {
    var play = Screenplay(ReaderView(lesson))
    play.type("s/words")
    XCTAssertTrue(play.screen.hasSuffix("  /words"), play.screen)
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("“words”: 1 of 1"), play.screen)
    play.type("/nowhere")
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("“nowhere” is not found here."), play.screen)
  }

  func testLeaving_keepsThePlace() {
    var play = Screenplay(ReaderView(lesson), rows: 12)
    play.type("s")
    play.press(.end)
    play.type("q")
    guard case .place("01-first", let block)? = play.records.last else {
      return XCTFail("\(play.records)")
    }
    XCTAssertEqual(block, 0, "all of it was seen")
  }

  func testLeaving_inTheMiddle_keepsThePlace() {
    var play = Screenplay(ReaderView(lesson), rows: 8)
    play.type("s")
    play.press(.pageDown)
    play.type("q")
    guard case .place("01-first", let block)? = play.records.last else {
      return XCTFail("\(play.records)")
    }
    XCTAssertGreaterThan(block, 0)
  }
}
