import CourseModel
import CourseProgress
import CourseRunner
import Foundation
import XCTest

final class ProgressStoreTests: XCTestCase {
  private var root = ""
  private let early = Date(timeIntervalSince1970: 1_000_000)
  private let late = Date(timeIntervalSince1970: 2_000_000)

  override func setUpWithError() throws {
    root = NSTemporaryDirectory() + "progress-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(atPath: root)
  }

  func testProgress_new_isEmpty() throws {
    XCTAssertEqual(try ProgressStore(root: root).progress(), LearnerProgress())
  }

  func testForeignVersion_changesWithWhatOthersWrite_andOnlyThen() throws {
    let (store, other) = (try ProgressStore(root: root), try ProgressStore(root: root))
    let before = try XCTUnwrap(store.foreignVersion())
    try store.recordOpening(of: "01-a")
    XCTAssertEqual(store.foreignVersion(), before, "one's own")
    try other.recordOpening(of: "02-b")
    let after = try XCTUnwrap(store.foreignVersion())
    XCTAssertNotEqual(after, before)
    XCTAssertEqual(store.foreignVersion(), after)
  }

  func testRecordReading_twice_keepsTheFirstTime() throws {
    let store = try ProgressStore(root: root)
    try store.recordOpening(of: "01-a", at: early)
    try store.recordReading(of: "01-a", at: early)
    try store.recordReading(of: "01-a", at: late)
    try store.recordOpening(of: "02-b", at: late)
    XCTAssertEqual(
      try store.progress().lessons,
      ["01-a": .init(opened: early, read: early), "02-b": .init(opened: late)]
    )
  }

  func testRecordAnswer_twice_keepsWhatWasBelievedFirst() throws {
    let store = try ProgressStore(root: root)
    try store.recordAnswer(to: "copy", option: 2, isCorrect: false, at: early)
    try store.recordAnswer(to: "copy", option: 1, isCorrect: true, at: late)
    let expected = LearnerProgress.Answer(
      option: 2,
      isCorrect: false,
      given: early,
      times: 2,
      last: .init(knew: true, given: late)
    )
    XCTAssertEqual(try store.progress().answers, ["copy": expected])
  }

  func testRecordAnswer_withConfidence_keepsThatOfTheFirst() throws {
    let store = try ProgressStore(root: root)
    try store.recordAnswer(to: "copy", option: 2, isCorrect: false, confidence: 3, at: early)
    try store.recordAnswer(to: "copy", option: 1, isCorrect: true, confidence: 1, at: late)
    XCTAssertEqual(try store.progress().answers["copy"]?.confidence, 3)
  }

  func testRecordReview_theLastRecordedCounts_whateverTheClockSays() throws {
    let store = try ProgressStore(root: root)
    try store.recordReview(of: "bytes", knew: true, at: late)
    try store.recordReview(of: "bytes", knew: false, at: early)
    XCTAssertEqual(try store.progress().reviews, ["bytes": .init(knew: false, given: early)])
  }

  func testForgetAll_forgetsCardsToo() throws {
    let store = try ProgressStore(root: root)
    try store.recordReview(of: "bytes", knew: true, at: early)
    _ = try store.forgetAll(at: late)
    XCTAssertEqual(try store.progress(), LearnerProgress())
  }

  func testRecordAttempt_several_keepsTheMostPointsAndTheFirstPass() throws {
    let store = try ProgressStore(root: root)
    try store.recordAttempt(report(passing: [true, false]), at: early)
    try store.recordAttempt(report(passing: [true, true]), at: late)
    try store.recordAttempt(report(passing: [false, false]), at: late.addingTimeInterval(1))
    try store.recordHint(0, of: "01-a/fizz", at: early)
    try store.recordHint(0, of: "01-a/fizz", at: late)
    try store.recordHint(1, of: "01-a/fizz", at: late)
    XCTAssertEqual(
      try store.progress().exercises,
      ["01-a/fizz": .init(attempts: 3, points: 5, passed: late, hints: 2)]
    )
  }

  func testRecordAttempt_couldNotBeChecked_isNoAttempt() throws {
    let store = try ProgressStore(root: root)
    var report = report(passing: [false, false])
    report.outcome = .couldNotCheck(reason: "the disk is full")
    try store.recordAttempt(report)
    XCTAssertEqual(try store.progress().exercises, [:])
  }

  func testForgetExercise_leavesTheOthers() throws {
    let store = try ProgressStore(root: root)
    try store.recordAttempt(report(passing: [true, true]), at: early)
    try store.recordHint(0, of: "02-b/buzz", at: early)
    try store.forgetExercise("01-a/fizz")
    XCTAssertEqual(try store.progress().exercises, ["02-b/buzz": .init(hints: 1)])
  }

  func testForgetAll_keepsACopy() throws {
    let store = try ProgressStore(root: root)
    try store.recordReading(of: "01-a", at: early)
    let copy = try store.forgetAll(at: late)
    XCTAssertEqual(try store.progress(), LearnerProgress())
    XCTAssertEqual(copy, root + "/.course/progress.sqlite.kept-2000000")

    let other = root + "/other"
    try FileManager.default.createDirectory(
      atPath: other + "/.course",
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(atPath: copy, toPath: other + "/.course/progress.sqlite")
    XCTAssertEqual(try ProgressStore(root: other).progress().lessons["01-a"]?.read, early)
  }

  func testTwoStores_atOnce_seeEachOther() throws {
    let one = try ProgressStore(root: root)
    let other = try ProgressStore(root: root)
    try one.recordReading(of: "01-a", at: early)
    try other.recordReading(of: "02-b", at: late)
    XCTAssertEqual(Set(try one.progress().lessons.keys), ["01-a", "02-b"])
  }

  private func report(passing: [Bool]) -> CheckReport {
    let checks = passing.enumerated().map { index, passed in
      CheckResult(
        check: .init(name: "test\(index)", title: "Check \(index)", points: 2 + index),
        passed: passed
      )
    }
    return CheckReport(exercise: "01-a/fizz", outcome: .checked, checks: checks)
  }
}
