import CourseMarkdown
import CourseModel
import CourseRunner
import XCTest

@testable import CourseVerification

final class VerifierTests: XCTestCase {
  func testVerify_healthyCourse_countsEverything() async throws {
    let course = try SmallCourse()
    try await course.record()
    let verification = try await course.verify()
    XCTAssertEqual(verification.diagnostics.map(\.description), [])
    XCTAssertTrue(verification.isHealthy)
    let bill = verification.bill
    XCTAssertEqual([bill.cells.proven, bill.cells.total], [2, 2])
    XCTAssertEqual([bill.outputs.proven, bill.outputs.total], [2, 2])
    XCTAssertEqual([bill.options.proven, bill.options.total], [4, 4])
    XCTAssertEqual([bill.cards.proven, bill.cases.proven], [3, 1])
    XCTAssertEqual([bill.reference.proven, bill.twins.proven], [3, 3])
    XCTAssertEqual([bill.links.proven, bill.links.total], [5, 5])
    XCTAssertEqual([bill.starters.proven, bill.solutions.proven], [2, 3])
    XCTAssertEqual(bill.wrongAnswers.proven, 1)
    XCTAssertEqual([bill.formatted.proven, bill.formatted.total], [10, 10])
    XCTAssertEqual(bill.referenceVersions, ["Abacus 1"])
    XCTAssertEqual(bill.exercises.map(\.exercise), ["01-one/count-twice", "01-one/count-up"])
    for score in bill.exercises {
      XCTAssertGreaterThanOrEqual(score.killed, 1, score.exercise)
      XCTAssertGreaterThanOrEqual(score.percent, 80, "\(score)")
    }
  }

  func testVerify_someLessons_provesTheseAlone() async throws {
    let course = try SmallCourse()
    try course.write("stray", to: "Lessons/stray.txt")
    let loaded = try course.load()
    XCTAssertEqual(loaded.diagnostics.count, 1)
    XCTAssertEqual(loaded.restricted(to: ["01-one"]).course.exercises.count, 2)
    XCTAssertEqual(loaded.restricted(to: ["01-one"]).diagnostics, [])
    let verifier = Verifier(
      root: course.root,
      loaded: loaded,
      runtime: try .locate(root: course.root),
      lessons: []
    )
    let verification = try await verifier.verify()
    XCTAssertEqual(verification.diagnostics, [])
    XCTAssertEqual(verification.bill.cells.total, 0)
    XCTAssertEqual(verification.bill.solutions.total, 0)
  }

  func testVerify_progress_endsWithTheTotal() async throws {
    let course = try SmallCourse()
    try await course.record()
    let last = LastProgress()
    let verifier = Verifier(
      root: course.root,
      loaded: try course.load(),
      runtime: try .locate(root: course.root)
    )
    _ = try await verifier.verify { last.set($0) }
    let progress = try XCTUnwrap(last.value)
    XCTAssertEqual(progress.done, progress.total)
    XCTAssertGreaterThan(progress.total, 10)
  }
}
