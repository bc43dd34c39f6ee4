import CourseProgress
import Foundation
import XCTest

@testable import CourseTerminal

final class OverviewTests: XCTestCase {
  private func set(_ progress: LearnerProgress) -> String {
    Typesetter.plain(64).overview(Standing(Samples.course, progress)).plain
  }

  func testOverview_begun_showsWhatIsDoneAndWhatIsNext() {
    var progress = LearnerProgress()
    progress.lessons["01-first"] = .init(opened: .now, read: .now)
    progress.answers["copy"] = .init(option: 0, isCorrect: false, given: .now)
    progress.exercises["01-first/count-it"] = .init(attempts: 2, points: 1)
    XCTAssertEqual(
      set(progress),
      """
        A course
        About something.

        ━━━━━━━━━━━━━━━━············  1 of 2 lessons · 1 of 4 points

        1 ◐ Lesson 1               1/1 answered · foundation · 5 min
            ○ Count it  count-it                          1/4 points
        2 ○ Lesson 2                              foundation · 5 min

        ./course check count-it   “Count it”
      """
    )
  }

  func testNext_goesThroughTheCourseInOrder() {
    var progress = LearnerProgress()
    XCTAssertEqual(next(progress), "./course read 1   read “Lesson 1”")
    progress.lessons["01-first"] = .init(opened: .now)
    XCTAssertEqual(next(progress), "./course read 1   read on in “Lesson 1”")
    progress.lessons["01-first"]?.read = .now
    XCTAssertEqual(next(progress), "./course quiz 1   answer what is open in “Lesson 1”")
    progress.answers["copy"] = .init(option: 0, isCorrect: false, given: .now)
    XCTAssertEqual(next(progress), "./course start count-it   “Count it”")
    progress.exercises["01-first/count-it"] = .init(attempts: 1, points: 4, passed: .now)
    XCTAssertEqual(next(progress), "./course read 2   read “Lesson 2”")
    progress.lessons["02-second"] = .init(opened: .now, read: .now)
    XCTAssertEqual(
      next(progress),
      "You have done all there is: every lesson, question and exercise."
    )
  }

  private func next(_ progress: LearnerProgress) -> String {
    Typesetter.plain(80).next(Standing(Samples.course, progress)).plain
  }
}
