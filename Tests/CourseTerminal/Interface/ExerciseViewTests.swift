import CourseModel
import CourseProgress
import Foundation
import XCTest

@testable import CourseTerminal

final class ExerciseViewTests: XCTestCase {
  private static let file = "work/\(Samples.exercise.id)/Exercise.swift"

  private func open(_ progress: LearnerProgress = LearnerProgress()) -> Screenplay {
    var play = Screenplay(ExerciseView(Samples.exercise), progress: progress)
    play.hear(.began(exercise: Samples.exercise.id, isNew: true))
    return play
  }

  private func checks(_ play: Screenplay) -> Int {
    play.effects.count { $0 == .check(Samples.exercise) }
  }

  func testSave_afterAReset_isChecked() {
    var play = open()
    play.type("xy")
    XCTAssertTrue(play.effects.contains(.reset(Samples.exercise)))
    play.hear(.reset(exercise: Samples.exercise.id, kept: nil))
    XCTAssertEqual(checks(play), 0)
    play.hear(.saved(file: Self.file))
    XCTAssertEqual(checks(play), 1)
  }

  func testSave_whileChecking_stopsTheCheckAndBeginsAnother() {
    var play = open()
    play.hear(.saved(file: Self.file), .saved(file: Self.file))
    XCTAssertEqual(checks(play), 1)
    XCTAssertTrue(play.effects.contains(.cancel(.exercise(Samples.exercise.id))))
    play.hear(.stopped(.exercise(Samples.exercise.id)))
    XCTAssertEqual(checks(play), 2)
    XCTAssertFalse(play.screen.contains("Stopped."), play.screen)
  }

  func testVerdict_isShownAndRecorded() {
    var play = open()
    let report = Samples.report(true, false)
    play.hear(.saved(file: Self.file), .ended(.exercise(Samples.exercise.id)), .checked(report))
    XCTAssertTrue(play.screen.contains("✗ Two are two · 0/3"), play.screen)
    XCTAssertTrue(play.screen.contains("expected 2, got 3"), play.screen)
    XCTAssertEqual(play.records, [.attempt(report)])
  }

  func testFileThatCannotBeWatched_isCheckedByHand() {
    var play = open()
    play.hear(.cannotWatch("The system cannot watch this file."))
    XCTAssertTrue(
      play.screen.contains("The system cannot watch this file. Press r after every save."),
      play.screen
    )
    XCTAssertTrue(play.screen.contains("press r to check"), play.screen)
    XCTAssertTrue(play.screen.contains("r check   e edit"), play.screen)
    play.type("r")
    XCTAssertEqual(checks(play), 1)
    // Coming back from the editor is a save as well.
    play.hear(.ended(.exercise(Samples.exercise.id)), .edited(file: Self.file))
    XCTAssertEqual(checks(play), 2)
  }

  func testHint_isScrolledTo() {
    var play = Screenplay(ExerciseView(Samples.exercise), columns: 60, rows: 12)
    play.hear(.checked(Samples.report(false, false)))
    play.type("h")
    XCTAssertTrue(play.screen.contains("Hint 1 of 2  Look"), play.screen)
    play.type("h")
    XCTAssertTrue(play.screen.contains("Hint 2 of 2  Add"), play.screen)
    XCTAssertTrue(play.screen.contains("Add them up."), play.screen)
    play.type("h")
    XCTAssertTrue(play.screen.contains("These are all the hints there are."), play.screen)
  }

  func testSolution_belowALongVerdict_isMovedTo() {
    var play = open()
    play.hear(.checked(Samples.report(true, false)))
    let text = "// Here it is.\n" + String(repeating: "let one = 1\n", count: 40)
    XCTAssertFalse(play.screen.contains("Here it is."), play.screen)
    play.hear(.solution(exercise: Samples.exercise.id, text: text))
    XCTAssertTrue(play.screen.contains("Here it is."), play.screen)
  }

  func testSolution_beforePassing_isAskedForRecordedAndTold() {
    var play = open()
    play.type("s")
    XCTAssertTrue(play.screen.contains("It is recorded."), play.screen)
    XCTAssertEqual(play.records, [])
    play.type("y")
    XCTAssertEqual(play.records, [.solution(exercise: Samples.exercise.id)])
    XCTAssertTrue(play.screen.contains("You saw the solution before yours passed."), play.screen)

    var progress = LearnerProgress()
    progress.exercises[Samples.exercise.id] = .init(solution: .now)
    let list = Screenplay(ExerciseListView(), progress: progress)
    XCTAssertTrue(list.screen.contains("solution seen · 0/4"), list.screen)
  }
}
