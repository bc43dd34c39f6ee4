import CourseModel
import CourseModes
import Foundation
import XCTest

/// One learner's progress as a file, from the terminal or the website.
final class ProgressDocumentTests: XCTestCase {
  private static let place = SourceRange(file: "Lessons/03-a.md", line: 7)

  private let question = Question(
    id: "why",
    prompt: [.paragraph([.text("Why?")])],
    options: [
      .init(text: [.code("a")], isCorrect: true, proof: "p", range: place),
      .init(text: [.text("b")], isCorrect: false, range: place),
    ],
    answer: []
  )

  private func time(_ seconds: Int) -> Date {
    Date(timeIntervalSince1970: 1_800_000_000 + Double(seconds))
  }

  private var document: ProgressDocument {
    var document = ProgressDocument(course: "A course")
    document.lessons["03-a"] = .init(opened: time(0), read: time(60))
    document.answers = [
      .init(
        question: "why",
        asked: question.fingerprint,
        option: 0,
        correct: true,
        given: time(20)
      ),
      .init(
        question: "why",
        asked: question.fingerprint,
        option: 1,
        correct: false,
        confidence: 3,
        given: time(10)
      ),
    ]
    document.attempts = [.init(exercise: "03-a/count", points: 7, passed: false, made: time(30))]
    document.hints = [.init(exercise: "03-a/count", number: 1, shown: time(31))]
    document.reviews = [.init(card: "bytes", knew: true, given: time(40))]
    document.seal()
    return document
  }

  private func faults(_ document: ProgressDocument) -> [Int: ProgressDocument.Fault] {
    document.faults(questions: ["why": question])
  }

  func testJSON_readBack_isTheSame() throws {
    XCTAssertEqual(try ProgressDocument(json: document.json()), document)
  }

  func testTimes_areWholeSeconds() {
    let late = Date(timeIntervalSince1970: 1_800_000_000.9)
    XCTAssertEqual(ProgressDocument.Review(card: "a", knew: true, given: late).given, time(0))
  }

  func testJSON_isWhatTheWebsiteWrites() throws {
    let text = """
      {"format": "course-progress", "version": 1, "course": "A course", "lessons": {},
       "answers": [{"question": "why", "asked": "f", "option": 1, "correct": false,
                    "given": "2027-01-15T08:00:10Z", "receipt": "r"}],
       "attempts": [], "hints": [], "reviews": [], "theme": "dark"}
      """
    let read = try ProgressDocument(json: Data(text.utf8))
    XCTAssertEqual(
      read.answers,
      [.init(question: "why", asked: "f", option: 1, correct: false, given: time(10), receipt: "r")]
    )
  }

  func testJSON_valuesThatNoCourseWrites_areRefusedAtTheirPlace() throws {
    let whole = String(decoding: document.json(), as: UTF8.self)
    for (right, wrong, place) in [
      ("\"option\" : 1", "\"option\" : -1", "“answers[0].option” is negative"),
      ("\"confidence\" : 3", "\"confidence\" : 9", "“answers[0].confidence” is 9"),
    ] {
      let text = whole.replacing(right, with: wrong)
      XCTAssertNotEqual(text, whole)
      XCTAssertThrowsError(try ProgressDocument(json: Data(text.utf8))) {
        XCTAssertTrue("\($0)".contains(place), "\($0)")
      }
    }
  }

  /// The digest of the parts written out, made by Python's hashlib.
  func testReceipt_isTheDigestOfItsParts() {
    var document = ProgressDocument(course: "A course")
    document.answers = [
      .init(question: "why", asked: "f", option: 1, correct: false, given: time(10))
    ]
    document.seal()
    XCTAssertEqual(
      document.answers.first?.receipt,
      "d59c14d44913fa1598e7fb1c65d3364f7f0ae6e6ffd608a96eb927a2e306aa15"
    )
  }

  func testSeal_ordersByTime() {
    XCTAssertEqual(document.answers.map(\.option), [1, 0])
    XCTAssertEqual(faults(document), [:])
  }

  func testFaults_answerChangedByHand_hasNoReceipt() {
    var forged = document
    forged.answers[0].option = 0
    forged.answers[0].correct = true
    XCTAssertEqual(faults(forged), [0: .receipt, 1: .receipt])
  }

  func testFaults_sealedAgain_stillHeldAgainstTheCourse() {
    var forged = document
    forged.answers[0].correct = true
    forged.seal()
    XCTAssertEqual(faults(forged), [0: .verdict])
    forged.answers[0].option = 2
    forged.answers[1].asked = "another"
    forged.seal()
    XCTAssertEqual(faults(forged), [0: .unknownOption, 1: .otherQuestion])
    XCTAssertEqual(
      forged.faults(questions: [:]),
      [0: .unknownQuestion, 1: .unknownQuestion]
    )
  }

  func testFingerprint_otherWords_isAnother() {
    var other = question
    other.options[1].text = [.text("c")]
    XCTAssertNotEqual(other.fingerprint, question.fingerprint)
    other = question
    other.answer = [.rule]
    XCTAssertEqual(other.fingerprint, question.fingerprint)
  }

  func testMerge_keepsWhatEitherHas_once() {
    var other = document
    other.answers[0] = .init(
      question: "why",
      asked: question.fingerprint,
      option: 0,
      correct: true,
      given: time(5)
    )
    other.reviews[0].knew = false
    other.hints[0].shown = time(99)
    other.lessons["03-a"]?.opened = time(-5)
    other.lessons["04-b"] = .init(opened: time(1))
    var merged = document
    merged.merge(other)
    XCTAssertEqual(merged.answers.map(\.given), [time(5), time(10), time(20)])
    XCTAssertEqual(merged.reviews.count, 2)
    XCTAssertEqual(merged.hints, document.hints)
    XCTAssertEqual(merged.attempts, document.attempts)
    XCTAssertEqual(merged.lessons["03-a"], .init(opened: time(-5), read: time(60)))
    XCTAssertEqual(merged.lessons.keys.sorted(), ["03-a", "04-b"])
    XCTAssertEqual(faults(merged), [:])
    let once = merged
    merged.merge(other)
    XCTAssertEqual(merged, once)
  }

  func testReading_whatIsNoRecord_saysWhy() {
    let cases: [(text: String, error: ProgressDocument.ReadingError)] = [
      ("", .damaged(reason: "it does not call itself “course-progress”")),
      ("{}", .damaged(reason: "it does not call itself “course-progress”")),
      (#"{"format": "course-progress", "version": 2}"#, .newer(version: 2)),
      (#"{"format": "course-progress", "version": 1}"#, .damaged(reason: "“course” is missing")),
      (
        """
        {"format": "course-progress", "version": 1, "course": "A", "lessons": {}, "answers": [],
         "attempts": [{"exercise": "a", "points": "x", "passed": true, "made": "2027-01-15T08:00:10Z"}],
         "hints": [], "reviews": []}
        """,
        .damaged(reason: "“attempts[0].points” is not what it should be")
      ),
    ]
    for (text, error) in cases {
      XCTAssertThrowsError(try ProgressDocument(json: Data(text.utf8)), text) {
        XCTAssertEqual($0 as? ProgressDocument.ReadingError, error)
      }
    }
  }
}
