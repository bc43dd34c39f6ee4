import CourseProgress
import Foundation
import XCTest

@testable import CourseTerminal

final class HomeViewTests: XCTestCase {
  func testScreen_saysWhatIsNextAndWhy() {
    let play = Screenplay()
    XCTAssertEqual(
      play.screen,
      """
        A course                      0 of 2 lessons · 0 of 4 points
        ────────────────────────────────────────────────────────────

      ▸ Next    Read “Lesson 1”
                Step 1 of two, about 5 minutes.

         1  ○  Lesson 1                                        5 min
         2  ○  Lesson 2                                        5 min

        r Read         o Notebook     p Predict      x Practise
        m Myths        c Recall       s See          d Debug
        h Cheat sheet  b Beliefs











        Enter open   ↑↓ choose   1–2 a lesson   q leave   ? keys
      """
    )
  }

  func testNext_lessonRead_isItsExercise() {
    var progress = LearnerProgress()
    progress.lessons["01-first"] = .init(opened: .now, read: .now)
    progress.answers["copy"] = .init(option: 0, isCorrect: false, given: .now)
    progress.exercises["01-first/count-it"] = .init(attempts: 1, points: 3)
    var play = Screenplay(progress: progress)
    XCTAssertTrue(play.screen.contains("Next    Practise “Count it”"), play.screen)
    XCTAssertTrue(play.screen.contains("Your best attempt: 3 of 4 points."), play.screen)
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("Count it"), play.screen)
  }

  func testLesson_unread_showsWhatItsExercisesEarned() {
    var progress = LearnerProgress()
    progress.exercises["01-first/count-it"] = .init(attempts: 1, points: 3)
    let screen = Screenplay(progress: progress).screen
    let row = screen.split(separator: "\n").first { $0.contains("1  ○  Lesson 1") }
    XCTAssertEqual(row?.hasSuffix("0/1 answered · 3/4 points"), true, screen)
    XCTAssertTrue(screen.contains("2  ○  Lesson 2                                        5 min"))
  }

  func testNumber_choosesTheLesson() {
    var play = Screenplay()
    play.type("2")
    XCTAssertTrue(play.screen.contains("▸  2  ○  Lesson 2"), play.screen)
    play.press(.enter)
    XCTAssertTrue(play.screen.contains("It ends."), play.screen)
  }

  func testEveryWayOfLearning_opensAndComesBack() {
    for (letter, title, _) in HomeView.grid {
      for (columns, rows) in [(40, 12), (80, 24), (200, 60)] {
        var play = Screenplay(columns: columns, rows: rows)
        let home = play.screen
        play.press(.character(letter))
        XCTAssertNotEqual(play.screen, home, title)
        for line in play.interface.frame.lines { XCTAssertLessThanOrEqual(line.width, columns) }
        play.type("q")
        XCTAssertTrue(play.screen.contains("A course"), "\(title): \(play.screen)")
      }
    }
  }

  func testLeave_andInterrupt() {
    var play = Screenplay()
    play.type("q")
    XCTAssertEqual(play.effects.last, .leave(status: 0))
    play.press(.control("c"))
    XCTAssertEqual(play.effects.last, .leave(status: 130))
    play.press(.control("z"))
    XCTAssertEqual(play.effects.last, .stop)
  }

  func testSelection_isAlwaysInSight() {
    var play = Screenplay(columns: 40, rows: 8)
    for _ in 0..<20 {
      XCTAssertTrue(play.screen.contains("▸"), play.screen)
      play.press(.down)
    }
  }
}
