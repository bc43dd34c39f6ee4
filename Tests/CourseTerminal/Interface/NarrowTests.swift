import CourseModel
import CourseProgress
import XCTest

@testable import CourseTerminal

/// What a terminal of 40 columns shows of sentences that are longer.
final class NarrowTests: XCTestCase {
  func testNotice_isBrokenNotCut() {
    let play = Screenplay(BeliefsView(), columns: 40, rows: 12)
    XCTAssertTrue(words(play).contains("You have not committed to an answer yet."), play.screen)
  }

  func testSeenSolution_isBrokenNotCut() {
    var progress = LearnerProgress()
    progress.exercises[Samples.exercise.id] = .init(solution: .now)
    var play = Screenplay(
      ExerciseView(Samples.exercise),
      progress: progress,
      columns: 40,
      rows: 12
    )
    play.hear(.began(exercise: Samples.exercise.id, isNew: true))
    XCTAssertTrue(words(play).contains("You saw the solution before yours passed."), play.screen)
  }

  /// The words of the screen, whatever the lines they are in.
  private func words(_ play: Screenplay) -> String {
    play.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
