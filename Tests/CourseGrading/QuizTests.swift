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

  func testSameFileTwice_countsForBoth_andIsSuspected() {
    let text = String(decoding: document([("one", 0), ("two", 1)]).json(), as: UTF8.self)
    let other = String(decoding: document([("one", 0)], from: 3).json(), as: UTF8.self)
    let grades = quizzes.grades(["ada": text, "bob": text, "cy": other, "dan": "{"], weight: 20)
    XCTAssertEqual(grades["ada"]?.refusal, nil)
    XCTAssertEqual(grades["ada"]?.correct, 2)
    XCTAssertEqual(grades["bob"]?.correct, 2)
    XCTAssertEqual(
      grades["ada"]?.suspicions,
      ["Of 2 answers it shares the first, given in the same seconds: 2 with bob."]
    )
    XCTAssertEqual(grades["cy"], QuizGrade(correct: 1, total: 2, weight: 20))
    XCTAssertEqual(grades["dan"]?.refusal, "the file of answers is not one")
  }

  func testCopyThatWentOn_isSuspectedToo_andAChanceIsNot() {
    let own = [("one", 0), ("two", 1), ("guess", 2)]
    let ada = document(own)
    var bob = document(own + [("one", 1)])
    bob.answers[3].given += 600
    bob.seal()
    // Two who begin in the same second with the same option.
    let cy = document([("one", 0), ("two", 0), ("guess", 0)])
    let texts = ["ada": ada, "bob": bob, "cy": cy].mapValues {
      String(decoding: $0.json(), as: UTF8.self)
    }
    let grades = quizzes.grades(texts, weight: 20)
    XCTAssertEqual(
      grades["bob"]?.suspicions,
      ["Of 4 answers it shares the first, given in the same seconds: 3 with ada."]
    )
    XCTAssertEqual(grades["cy"]?.suspicions, [])
  }

  func testTeachersDecision_isHeededAndTold() async throws {
    let school = try TestClass()
    defer { school.remove() }
    let text = String(decoding: document([("one", 0), ("two", 1)]).json(), as: UTF8.self)
    for name in ["ada", "bob"] { try school.handIn(text, as: name, at: "progress.json") }
    _ = try school.grader().takeIn(school.submissions)
    let policy = GradingPolicy(quizWeight: 20, refusedQuizzes: ["bob": "copied from ada"])
    let book = try school.store().gradebook(
      exercises: school.exercises,
      policy: policy,
      quizzes: quizzes
    )
    XCTAssertEqual(book.students.map { $0.quiz?.text }, ["2/2", "copied from ada"])
    XCTAssertEqual(book.students.map { book.percent(of: $0) }, [20, 0])
    XCTAssertEqual(book.students.map(\.isSuspicious), [true, true])
    XCTAssertEqual(policy.strangers(among: book.students.map(\.student)), [])
    XCTAssertEqual(policy.strangers(among: []), ["bob"])
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
    // Platforms take one mark: the whole one, as points of those there are.
    let canvas = book.canvasCSV(assignment: "Work").split(separator: "\r\n")
    XCTAssertEqual(canvas.dropFirst(2), ["ada,,,,,5.4", "bob,,,,,4.8"])
    XCTAssertTrue(book.moodleCSV.contains("ada,ada,,Submitted for grading,5.4,6,Yes,"))
    let gradescope = GradescopeResults(book.students[0], book)
    XCTAssertEqual(gradescope.score, 5.4)
    XCTAssertEqual(gradescope.tests.last?.name, "Quizzes, 20 % of the mark")
    XCTAssertEqual(gradescope.tests.last?.score, 1)
    XCTAssertEqual(gradescope.tests.last?.status, "failed")
    XCTAssertEqual(GradescopeResults(book.students[1], book).tests.last?.output, "not handed in")
    let feedback = Feedback(book.students[0], of: book, title: "T").markdown
    XCTAssertTrue(feedback.contains("\nQuizzes: 1/2, 20 % of the mark, which is 90 %\n"), feedback)
  }
}
