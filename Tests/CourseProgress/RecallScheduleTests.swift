import CourseModel
import CourseProgress
import Foundation
import XCTest

final class RecallScheduleTests: XCTestCase {
  private static let place = SourceRange(file: "L", line: 1)
  private var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }

  /// The hour of a day in January 2030.
  private func time(_ day: Int, _ hour: Int = 12) -> Date {
    Date(timeIntervalSince1970: 1_893_456_000 + Double(((day - 1) * 24 + hour) * 3600))
  }

  private func lesson(
    cards: [String],
    variants: [String] = [],
    hasParameters: Bool = false,
    questions: [String] = []
  ) -> Lesson {
    let recalls = (cards.map { [$0] } + (variants.isEmpty ? [] : [variants])).map { ids in
      Block.Content.recall(
        Recall(
          id: ids[0],
          cards: ids.map { id in
            .init(
              id: id,
              question: [],
              answer: [],
              proof: SwiftSource(text: "true", range: Self.place)
            )
          },
          hasParameters: hasParameters
        )
      )
    }
    let quizzes = questions.map {
      Block.Content.quiz(Question(id: $0, prompt: [], options: [], answer: []))
    }
    return Lesson(
      id: "01-a",
      file: "L",
      title: "A",
      level: "foundation",
      step: 1,
      minutes: 1,
      blocks: (recalls + quizzes).map { Block($0, at: Self.place) }
    )
  }

  private func due(
    _ lesson: Lesson,
    _ progress: LearnerProgress,
    at now: Date
  ) -> [String] {
    RecallSchedule(now: now, calendar: calendar).due(in: [lesson], progress).map(\.id)
  }

  func testCard_neverSeen_isDue() {
    XCTAssertEqual(due(lesson(cards: ["a", "b"]), .init(), at: time(1)), ["a", "b"])
  }

  func testCard_known_comesBackAfterFourDays_everyTime() {
    let lesson = lesson(cards: ["a"])
    let progress = LearnerProgress(reviews: ["a": .init(knew: true, given: time(1, 23))])
    XCTAssertEqual(due(lesson, progress, at: time(4, 23)), [])
    XCTAssertEqual(due(lesson, progress, at: time(5, 0)), ["a"], "days, not hours")
    let later = LearnerProgress(reviews: ["a": .init(knew: true, given: time(5))])
    XCTAssertEqual(due(lesson, later, at: time(8, 23)), [])
    XCTAssertEqual(due(lesson, later, at: time(9, 0)), ["a"])
  }

  func testCard_forgotten_comesBackTomorrow() {
    let progress = LearnerProgress(reviews: ["a": .init(knew: false, given: time(1, 1))])
    XCTAssertEqual(due(lesson(cards: ["a"]), progress, at: time(1, 23)), [])
    XCTAssertEqual(due(lesson(cards: ["a"]), progress, at: time(2, 0)), ["a"])
  }

  func testClock_setBack_neverHidesACard() {
    let progress = LearnerProgress(reviews: ["a": .init(knew: true, given: time(300))])
    XCTAssertEqual(due(lesson(cards: ["a"]), progress, at: time(1)), ["a"])
  }

  func testQuestion_answeredWrongly_isACardUntilItIsAnsweredRightly() {
    let lesson = lesson(cards: [], questions: ["q", "r", "s"])
    var progress = LearnerProgress(answers: [
      "q": .init(option: 1, isCorrect: false, given: time(1)),
      "r": .init(option: 0, isCorrect: true, given: time(1)),
    ])
    XCTAssertEqual(due(lesson, progress, at: time(1, 20)), [])
    XCTAssertEqual(due(lesson, progress, at: time(2)), ["q"])
    progress.answers["q"]?.last = .init(knew: true, given: time(2))
    XCTAssertEqual(due(lesson, progress, at: time(20)), [])
  }

  func testVariants_comeOneAtATime_theForgottenOneAgain() {
    let lesson = lesson(cards: [], variants: ["a.1", "a.2"])
    var progress = LearnerProgress()
    XCTAssertEqual(due(lesson, progress, at: time(1)), ["a.1"])
    progress.reviews["a.1"] = .init(knew: true, given: time(1))
    XCTAssertEqual(due(lesson, progress, at: time(2)), [])
    XCTAssertEqual(due(lesson, progress, at: time(5)), ["a.2"])
    progress.reviews["a.2"] = .init(knew: false, given: time(5))
    XCTAssertEqual(due(lesson, progress, at: time(6)), ["a.2"])
    progress.reviews["a.2"] = .init(knew: true, given: time(6))
    XCTAssertEqual(due(lesson, progress, at: time(10)), ["a.1"])
  }

  func testParameters_everyTimeAnotherOne_knownOrNot() {
    let lesson = lesson(cards: [], variants: ["a.1", "a.2", "a.3"], hasParameters: true)
    var progress = LearnerProgress()
    XCTAssertEqual(due(lesson, progress, at: time(1)), ["a.1"])
    progress.reviews["a.1"] = .init(knew: false, given: time(1))
    XCTAssertEqual(due(lesson, progress, at: time(1, 20)), [])
    XCTAssertEqual(due(lesson, progress, at: time(2)), ["a.2"])
    progress.reviews["a.2"] = .init(knew: true, given: time(2))
    XCTAssertEqual(due(lesson, progress, at: time(5)), [])
    XCTAssertEqual(due(lesson, progress, at: time(6)), ["a.3"])
    progress.reviews["a.3"] = .init(knew: false, given: time(6))
    XCTAssertEqual(due(lesson, progress, at: time(7)), ["a.1"])
  }

  func testParameters_mistake_comesBeforeWhatIsNew() {
    var lesson = lesson(cards: [], variants: ["a.1", "a.2"], hasParameters: true)
    lesson.blocks = self.lesson(cards: ["new"]).blocks + lesson.blocks
    let progress = LearnerProgress(reviews: ["a.1": .init(knew: false, given: time(1))])
    XCTAssertEqual(due(lesson, progress, at: time(2)), ["a.2", "new"])
  }

  func testOrder_mistakesThenNewThenKnown() {
    let lesson = lesson(cards: ["known", "new", "forgotten"], questions: ["wrong"])
    let progress = LearnerProgress(
      answers: ["wrong": .init(option: 1, isCorrect: false, given: time(1))],
      reviews: [
        "known": .init(knew: true, given: time(1)), "forgotten": .init(knew: false, given: time(1)),
      ]
    )
    XCTAssertEqual(due(lesson, progress, at: time(9)), ["wrong", "forgotten", "new", "known"])
  }
}
