import CourseModel
import CourseModes
import Foundation
import XCTest

@testable import CourseGrading

/// Answers to quizzes count as far as they hold.
final class QuizTests: XCTestCase {
  private func question(_ id: String, correct: Int) -> Question {
    Question(
      id: id,
      prompt: [],
      options: (0..<3).map { index in
        .init(
          text: [.text("Option \(index)")],
          isCorrect: index == correct,
          range: SourceRange(file: "", line: 1)
        )
      },
      answer: []
    )
  }

  private var questions: [Question] {
    [question("one", correct: 0), question("two", correct: 1), question("guess", correct: 2)]
  }

  private var quizzes: Quizzes {
    let range = SourceRange(file: "", line: 1)
    let blocks = [
      Block(.quiz(questions[0]), at: range),
      Block(.quiz(questions[1]), at: range),
      Block(.predict(questions[2]), at: range),
    ]
    let lesson = Lesson(
      id: "01",
      file: "",
      title: "",
      level: "foundation",
      step: nil,
      minutes: 1,
      blocks: blocks
    )
    return Quizzes(Course(title: "T", summary: "", imports: [], lessons: [lesson], exercises: []))
  }

  private func document(_ answers: [(String, Int)], from minute: Double = 0) -> ProgressDocument {
    var document = ProgressDocument(course: "T")
    for (index, (id, option)) in answers.enumerated() {
      guard let question = questions.first(where: { $0.id == id }) else { continue }
      document.answers.append(
        .init(
          question: id,
          asked: question.fingerprint,
          option: option,
          correct: question.options[option].isCorrect,
          given: Date(timeIntervalSince1970: 1_800_000_000 + minute * 60 + Double(index))
        )
      )
    }
    document.seal()
    return document
  }

  private func grade(_ document: ProgressDocument) -> QuizGrade? {
    quizzes.grades(["ada": String(decoding: document.json(), as: UTF8.self)], weight: 20)["ada"]
  }

  func testFirstAnswers_count_andPredictionsDoNot() {
    let grade = grade(document([("one", 1), ("one", 0), ("two", 1), ("guess", 2)]))
    XCTAssertEqual(grade, QuizGrade(correct: 1, total: 2, weight: 20))
  }

  func testChangedByHand_countsForNothing() {
    var changed = document([("one", 1), ("two", 1)])
    changed.answers[0].option = 0
    changed.answers[0].correct = true
    XCTAssertEqual(
      grade(changed)?.refusal,
      "answer 1 does not hold: its receipt is not that of the answer"
    )
    var claimed = document([("one", 1)])
    claimed.answers[0].correct = true
    claimed.seal()
    XCTAssertEqual(
      grade(claimed)?.refusal,
      "answer 1 does not hold: it claims to be right or wrong where the course says otherwise"
    )
    XCTAssertEqual(grade(claimed)?.correct, 0)
  }

  func testSameFileTwice_countsForNobody() {
    let text = String(decoding: document([("one", 0), ("two", 1)]).json(), as: UTF8.self)
    let other = String(decoding: document([("one", 0)], from: 3).json(), as: UTF8.self)
    let grades = quizzes.grades(["ada": text, "bob": text, "cy": other, "dan": "{"], weight: 20)
    XCTAssertEqual(grades["ada"]?.refusal, "the same file as bob handed in")
    XCTAssertEqual(grades["bob"]?.correct, 0)
    XCTAssertEqual(grades["cy"], QuizGrade(correct: 1, total: 2, weight: 20))
    XCTAssertEqual(grades["dan"]?.refusal, "the file of answers is not one")
  }

  func testStatistics_showWhichWrongOptionsDrewWhom() {
    let texts = [[("one", 0)], [("one", 2)], [("one", 2), ("two", 1)]].enumerated().map {
      String(decoding: document($1, from: Double($0)).json(), as: UTF8.self)
    }
    let documents = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ("s\($0)", $1) })
    let statistics = quizzes.statistics(documents)
    XCTAssertEqual(statistics.map(\.question), ["one", "two"])
    XCTAssertEqual(statistics[0].options.map(\.students), [1, 0, 2])
    XCTAssertEqual(statistics[1].options.map(\.students), [0, 1, 0])
  }

  func testWeight_isPartOfTheWhole() async throws {
    let school = try TestClass()
    defer { school.remove() }
    try school.handIn(try school.text("good"), as: "ada")
    try school.handIn(try school.text("good"), as: "bob")
    let answers = String(decoding: document([("one", 0), ("two", 0)]).json(), as: UTF8.self)
    try school.handIn(answers, as: "ada", at: "progress.json")
    try await school.grade()
    let book = try school.store().gradebook(
      exercises: school.exercises,
      policy: GradingPolicy(quizWeight: 20),
      quizzes: quizzes
    )
    XCTAssertEqual(book.students.map { book.percent(of: $0) }, [90, 80])
    XCTAssertEqual(book.students.map { $0.quiz?.text }, ["1/2", "not handed in"])
    XCTAssertTrue(book.csv.contains("ada,ada,,6,6,6,1/2,90,"), book.csv)
  }
}
