import CourseModel
import XCTest

@testable import CourseRunner

final class ProofTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func run(_ options: [(String, Bool)]) async throws -> LessonRun {
    let course = try XCTUnwrap(course)
    return try await course.lessons.run(
      lesson([(.run, "let x = 3\nprint(x)")], questions: [question("three", options)]),
      imports: []
    )
  }

  func testProofs_trueOfTheRightOptionOnly_noDiagnostics() async throws {
    let run = try await run([("x == 3", true), ("let y = x\nreturn y == 4", false)])
    XCTAssertEqual(run.proofs.map(\.holds), [true, false])
    XCTAssertEqual(run.diagnostics, [])
  }

  func testProofs_falseOfTheRightOption_isDiagnosedAtTheOption() async throws {
    let run = try await run([("x == 4", true), ("x == 3", false)])
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:901:1: error: The proof of option 1 of `three` does not hold, \
        and the option is marked correct.
          Correct the option, or its proof.
        """,
        """
        Lessons/01-test.md:902:1: error: The proof of option 2 of `three` holds, \
        and the option is not marked correct.
          Correct the option, or its proof.
        """,
      ]
    )
  }

  func testProofs_doesNotCompile_cellsAndOtherProofsStand() async throws {
    let run = try await run([("x == 3", true), ("z == 3", false)])
    XCTAssertEqual(run.cells[0].standardOutput, "3\n")
    XCTAssertEqual(run.proofs.map(\.holds), [true, nil])
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:902:1: error: The proof of option 2 of `three` could not be \
        evaluated: cannot find 'z' in scope.
          Write a Swift expression of type Bool over what the cells declare.
        """
      ]
    )
  }

  func testProofs_throws_isDiagnosed() async throws {
    let source = "struct E: Error {}\nthrow E()"
    let run = try await run([("x == 3", true), (source, false)])
    XCTAssertEqual(run.proofs.map(\.holds), [true, nil])
    XCTAssertEqual(
      run.diagnostics.first?.summary,
      "The proof of option 2 of `three` could not be evaluated: it threw: E()."
    )
  }

  func testProofs_traps_cellsStand() async throws {
    let run = try await run([("[1][x] == 3", true), ("x == 4", false)])
    XCTAssertEqual(run.cells[0].outcome, .completed)
    XCTAssertEqual(run.proofs.map(\.holds), [nil, nil])
    XCTAssertEqual(run.diagnostics.count, 2)
  }
}
