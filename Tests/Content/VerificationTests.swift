import CourseMarkdown
import CourseModel
import CourseRunner
import CourseVerification
import XCTest

/// What `course verify` says about this course, told once.
final class VerificationTests: XCTestCase {
  func testCourse_isHealthy() async throws {
    let loaded = try CourseUnderTest.load()
    let verifier = Verifier(
      root: CourseUnderTest.root,
      loaded: loaded,
      runtime: try await Runtime.locate(root: CourseUnderTest.root, core: loaded.course.core)
    )
    let verification = try await verifier.verify()
    XCTAssertEqual(verification.diagnostics.map(\.description), [])
    let bill = verification.bill
    let course = loaded.course
    XCTAssertEqual(
      bill.options.proven,
      course.lessons.flatMap(\.questions).flatMap(\.options).count
    )
    XCTAssertEqual(bill.solutions.proven, course.exercises.flatMap(\.solutionFiles).count)
    XCTAssertEqual(bill.wrongAnswers.proven, course.exercises.flatMap(\.wrongAnswers).count)
    XCTAssertEqual(bill.exercises.map(\.exercise), course.exercises.map(\.id))
    XCTAssertGreaterThanOrEqual(bill.twins.proven, 18)
    for score in bill.exercises {
      XCTAssertGreaterThan(score.killed, 0, "\(score.exercise) has nothing to get wrong")
      XCTAssertGreaterThanOrEqual(score.percent, MutationScore.threshold, "\(score)")
    }
  }
}

extension Exercise {
  fileprivate var solutionFiles: [String] { [solutionFile] + furtherSolutions }
}
