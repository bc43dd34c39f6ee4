import CourseModel
import CourseProgress
import Foundation
import XCTest

@testable import CourseTerminal

final class QuestionTests: XCTestCase {
  private func set(answer: Int? = nil, run: Bool = false, commands: Bool = false) -> String {
    let lesson = Samples.lesson([.predict(Samples.question)])
    var view = LessonView(lesson, offersCommands: commands)
    if run { view.run = Samples.run() }
    if let answer {
      view.progress.answers["copy"] = .init(option: answer, isCorrect: answer == 1, given: .now)
    }
    return Typesetter.plain(60).blocks(lesson.blocks, view).plain
  }

  func testOpen_showsNothingOfTheAnswer() {
    XCTAssertEqual(
      set(run: true),
      """
      ┃ Predict
      ┃ What does it hold?
      ┃
      ┃   a  A copy.
      ┃   b  The weights.
      """
    )
  }

  func testOpen_inPrint_namesTheCommandThatAnswers() {
    XCTAssertTrue(
      set(commands: true).hasSuffix("┃ ./course answer copy a   commit to an answer, a to b")
    )
  }

  func testAnswered_wrongly_saysWhyAndNamesTheMyth() {
    XCTAssertEqual(
      set(answer: 0, run: true),
      """
      ┃ Predict
      ┃ What does it hold?
      ┃
      ┃ ✗ a  A copy.
      ┃ ✓ b  The weights.
      ┃
      ┃ Not so. Nothing is copied.
      ┃ The myth: state_dict() copies the weights.
      ┃
      ┃ The secret of the lesson.
      ┃
      ┃ Proved by running it: state["a"] === model.a
      """
    )
  }

  func testAnswered_rightly_saysSo() {
    let text = set(answer: 1)
    XCTAssertTrue(text.contains("┃ You are right. It holds the model's own."), text)
    XCTAssertFalse(text.contains("myth"), text)
    XCTAssertFalse(text.contains("Proved"), "nothing has been run: \(text)")
  }
}
