import CourseModel
import CourseModes
import Foundation
import XCTest

@testable import CourseProgress

/// The record as one file, and what a file adds to it.
final class ProgressDocumentStoreTests: XCTestCase {
  private let course = Course(
    title: "A course",
    summary: "",
    imports: [],
    lessons: [],
    exercises: []
  )
  private let early = Date(timeIntervalSince1970: 1_700_000_000)
  private let late = Date(timeIntervalSince1970: 1_800_000_000)

  func testMerge_intoAnEmptyRecord_isTheSameRecord() throws {
    let one = try ProgressStore()
    try one.recordReading(of: "01", at: early)
    try one.recordAnswer(
      to: "gone",
      option: 2,
      isCorrect: false,
      confidence: 1,
      asked: "f",
      at: early
    )
    try one.recordAnswer(to: "gone", option: 0, isCorrect: true, asked: "f", at: late)
    try one.recordReview(of: "card", knew: true, at: late)
    try one.recordHint(0, of: "exercise", at: early)
    try one.recordSolution(of: "exercise", at: late)
    let document = try one.document(of: course)
    XCTAssertEqual(document.hints.map(\.number), [1], "hints are counted from 1 in the file")

    let other = try ProgressStore()
    try other.merge(document, of: course)
    XCTAssertEqual(try other.progress(), try one.progress())
    XCTAssertEqual(try other.progress().exercises["exercise"]?.solution, late)
    XCTAssertEqual(try other.document(of: course), document)
    try other.merge(document, of: course)
    XCTAssertEqual(try other.document(of: course), document, "a second time adds nothing")
  }

  func testMerge_earlierAnswerElsewhere_isWhatWasBelievedFirst() throws {
    let here = try ProgressStore()
    try here.recordAnswer(to: "q", option: 1, isCorrect: true, at: late)
    let there = try ProgressStore()
    try there.recordAnswer(to: "q", option: 0, isCorrect: false, at: early)
    try here.merge(try there.document(of: course), of: course)
    let answer = try XCTUnwrap(try here.progress().answers["q"])
    XCTAssertEqual(answer.option, 0)
    XCTAssertEqual(answer.times, 2)
    XCTAssertTrue(answer.last.knew)
  }

  func testMerge_neverRemoves_placesAndSolutionsStay() throws {
    let store = try ProgressStore()
    try store.recordPlace(7, in: "01")
    try store.recordSolution(of: "exercise")
    try store.merge(ProgressDocument(course: "A course"), of: course)
    XCTAssertEqual(try store.places(), ["01": 7])
    XCTAssertNotNil(try store.progress().exercises["exercise"]?.solution)
  }

  func testPlace_lastOneCounts() throws {
    let store = try ProgressStore()
    try store.recordPlace(7, in: "01")
    try store.recordPlace(3, in: "01")
    XCTAssertEqual(try store.places(), ["01": 3])
    try store.recordReading(of: "02", at: early)
    XCTAssertEqual(try store.progress().lessons.count, 1)
  }
}
