import CourseModel
import Foundation
import XCTest

@testable import CourseGrading

final class PolicyTests: XCTestCase {
  private func policy(_ text: String) throws -> GradingPolicy {
    let path = NSTemporaryDirectory() + "policy-\(UUID().uuidString).yml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try GradingPolicy(path: path, exercises: [TestClass.fizz, TestClass.row])
  }

  private func message(_ text: String) -> String {
    do {
      _ = try policy(text)
      return "nothing was thrown"
    } catch {
      return "\(error)".replacing(/^.*\.yml/, with: "policy.yml")
    }
  }

  private let whole = """
    timezone: Europe/Berlin
    deadline: 2026-11-20 18:00
    deadlines: {fizz-row: 2026-11-27}
    grace: 15
    late: {per day: 10, cap: 35, closes after: 7}
    attempt: last
    extensions: {ada: 48}
    """

  func testRead_whole() throws {
    let policy = try policy(whole)
    let zone = ISO8601DateFormatter()
    XCTAssertEqual(policy.deadline, zone.date(from: "2026-11-20T17:00:00Z"))
    XCTAssertEqual(policy.deadlines["02-more/fizz-row"], zone.date(from: "2026-11-27T22:59:59Z"))
    XCTAssertEqual(policy.graceMinutes, 15)
    XCTAssertEqual(policy.late, .init(perDay: 10, cap: 35, closesAfter: 7))
    XCTAssertEqual(policy.attempt, .last)
  }

  func testExercises_ofThePolicy_countAlone() throws {
    let some = try policy("exercises: [fizz-row]")
    XCTAssertEqual(some.counting([TestClass.fizz, TestClass.row]), [TestClass.row])
    XCTAssertEqual(
      GradingPolicy().counting([TestClass.fizz, TestClass.row]),
      [TestClass.fizz, TestClass.row]
    )
    let school = try TestClass()
    defer { school.remove() }
    try school.handIn("x", as: "ada")
    _ = try school.grader().takeIn(school.submissions)
    let book = try school.store().gradebook(
      exercises: [TestClass.fizz, TestClass.row],
      policy: some
    )
    XCTAssertEqual(book.exercises.map(\.id), ["02-more/fizz-row"])
    XCTAssertEqual(book.possiblePoints, 2)
    XCTAssertEqual(
      message("exercises: [fuzz]"),
      "policy.yml:1: error: There is no exercise `fuzz`."
    )
  }

  func testRead_mistakes_areNamedWithTheirLine() {
    XCTAssertEqual(
      message("grace: 5\ndedline: 2026-01-01"),
      "policy.yml:2: error: A policy has no `dedline`. Did you mean `deadline`?"
    )
    XCTAssertEqual(
      message("deadline: tomorrow"),
      "policy.yml:1: error: `tomorrow` is no date. Write it as in `2026-11-20 18:00`."
    )
    for never in ["2026-02-31", "2026-13-01 12:00", "2026-01-01 24:30"] {
      XCTAssertEqual(
        message("deadline: \(never)"),
        "policy.yml:1: error: `\(never)` is no date. Write it as in `2026-11-20 18:00`."
      )
    }
    XCTAssertEqual(
      message("late: {per day: -3}"),
      "policy.yml:1: error: `per day` must be a number from 0 to 1000000."
    )
    XCTAssertEqual(
      message("deadlines: {nothing: 2026-01-01}"),
      "policy.yml:1: error: There is no exercise `nothing`."
    )
    XCTAssertEqual(
      message("timezone: Atlantis"),
      "policy.yml:1: error: No such time zone. Write it as in `Europe/Berlin`."
    )
  }

  func testLateness_graceDaysCapAndEnd() throws {
    let policy = try policy(whole)
    let due = try XCTUnwrap(policy.deadline)
    let deduction = { (minutes: Double, student: String) -> Double in
      policy.deduction(
        lateness: policy.lateness(
          "01-basics/fizz",
          of: Student(id: student),
          handedIn: due.addingTimeInterval(minutes * 60)
        )
      )
    }
    XCTAssertEqual(deduction(-5, "bob"), 0)
    XCTAssertEqual(deduction(15, "bob"), 0, "grace")
    XCTAssertEqual(deduction(16, "bob"), 0.1, "a begun day")
    XCTAssertEqual(deduction(24 * 60 + 1, "bob"), 0.2)
    XCTAssertEqual(deduction(6 * 24 * 60, "bob"), 0.35, "the cap")
    XCTAssertEqual(deduction(7 * 24 * 60 + 1, "bob"), 1, "closed")
    XCTAssertEqual(deduction(48 * 60 + 15, "ada"), 0, "an extension")
    XCTAssertEqual(deduction(48 * 60 + 16, "ada"), 0.1)
  }

  func testLateness_neverTakesMoreThanThereIs() throws {
    let policy = try policy("late: {per day: 60, cap: 500}")
    XCTAssertEqual(policy.deduction(lateness: 86_400), 0.6)
    XCTAssertEqual(policy.deduction(lateness: 3 * 86_400), 1)
  }

  func testAttempts_bestLastAndChosen() {
    func attempt(_ number: Int, _ points: Int?) -> ExerciseGrade.Attempt {
      var attempt = ExerciseGrade.Attempt(number: number)
      if points == nil { attempt.fault = "the disk is full" } else { attempt.refusal = "" }
      if let points {
        attempt.refusal = nil
        attempt.verdict = .sample(points: points)
      }
      return attempt
    }
    let attempts = [attempt(1, 3), attempt(2, 5), attempt(3, 4), attempt(4, nil)]
    let ada = Student(id: "ada")
    XCTAssertEqual(GradingPolicy().counted(among: attempts, of: ada), 2)
    XCTAssertEqual(GradingPolicy(attempt: .last).counted(among: attempts, of: ada), 4)
    XCTAssertEqual(GradingPolicy(chosen: ["ada": 3]).counted(among: attempts, of: ada), 3)
    XCTAssertEqual(GradingPolicy(chosen: ["ada": 9]).counted(among: attempts, of: ada), 2)
    XCTAssertNil(GradingPolicy().counted(among: [], of: ada))
  }
}
