import CourseModel
import XCTest

@testable import CourseRunner

/// Cards and debug cases: what runs after the cells, and what the core contradicts.
final class PieceTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private static let file = "Lessons/01-test.md"

  private func source(_ text: String, line: Int) -> SwiftSource {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    return SwiftSource(
      text: text,
      range: SourceRange(
        file: Self.file,
        start: SourcePosition(line: line),
        end: SourcePosition(line: line + lines - 1)
      )
    )
  }

  private func card(_ proof: String, compute: String? = nil) -> Block.Content {
    let card = Recall.Card(
      id: "three",
      question: [],
      answer: [],
      proof: source(proof, line: 50),
      compute: compute.map { source($0, line: 60) }
    )
    return .recall(Recall(id: "three", cards: [card]))
  }

  private func debugCase(
    _ broken: String,
    shows symptom: String,
    fix: String,
    prints fixed: String? = nil
  ) -> Block.Content {
    .debug(
      DebugCase(
        title: [],
        story: [],
        broken: source(broken, line: 70),
        symptom: StatedOutput(text: symptom, range: SourceRange(file: Self.file, line: 75)),
        question: question("broken", [("x == 3", true), ("x == 4", false)]),
        fix: source(fix, line: 80),
        fixed: fixed.map {
          StatedOutput(text: $0, range: SourceRange(file: Self.file, line: 85))
        }
      )
    )
  }

  private func run(_ contents: Block.Content...) async throws -> LessonRun {
    let course = try XCTUnwrap(course)
    let cell = "struct E: Error {}\nvar x = 3\nfunc fail() throws { throw E() }"
    var lesson = lesson([(.run, cell)])
    lesson.blocks += contents.map { Block($0, at: SourceRange(file: Self.file, line: 50)) }
    return try await course.lessons.run(lesson, imports: [])
  }

  private func faults(_ contents: Block.Content...) async throws -> [String] {
    let course = try XCTUnwrap(course)
    var lesson = lesson([(.run, "var x = 3\nstruct E: Error {}\nfunc fail() throws { throw E() }")])
    lesson.blocks += contents.map { Block($0, at: SourceRange(file: Self.file, line: 50)) }
    return try await course.lessons.run(lesson, imports: []).diagnostics.map(\.description)
  }

  func testCardsAndCases_asStated_giveWhatTheyGave() async throws {
    let run = try await run(
      card("x == 3", compute: "[x, 4]"),
      debugCase(
        "print(x)\nx = 7\ntry fail()",
        shows: "3\nE()\n",
        fix: "print(\"now\", x)",
        prints: "now 7\n"
      )
    )
    XCTAssertEqual(run.diagnostics.map(\.description), [])
    XCTAssertEqual(run.cards, [CardRun(card: "three", holds: true, computed: "[3, 4]")])
    XCTAssertEqual(run.cases, [CaseRun(id: "broken", symptom: "3\nE()", fixed: "now 7\n")])
    XCTAssertEqual(run.proofs.map(\.holds), [true, false])
  }

  func testResults_areKept() async throws {
    let contents = [card("x == 3", compute: "x")]
    let first = try await run(contents[0])
    let second = try await run(contents[0])
    XCTAssertFalse(first.isCached)
    XCTAssertTrue(second.isCached)
    XCTAssertEqual(second.cards, first.cards)
  }

  func testCard_contradicted_isDiagnosed() async throws {
    let faults = try await faults(card("x == 4"))
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:50:1: error: The proof of the card `three` does not hold.
          Correct the card, or its proof.
        """
      ]
    )
  }

  func testCard_doesNotCompile_isNamedAtItsLine() async throws {
    let faults = try await faults(card("x == 3", compute: "let y = x\nreturn z"))
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:61:1: error: What the card `three` computes could not be evaluated: \
        cannot find 'z' in scope.
          Write a Swift expression over what the cells declare.
        """
      ]
    )
  }

  func testCard_computeThrows_isDiagnosed() async throws {
    let faults = try await faults(card("x == 3", compute: "try fail()\nreturn x"))
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:60:1: error: What the card `three` computes could not be evaluated: it \
        threw: E().
          Write a Swift expression over what the cells declare.
        """
      ]
    )
  }

  func testCase_otherSymptom_isDiagnosedWithTheDifference() async throws {
    let faults = try await faults(
      debugCase("try fail()", shows: "F()\n", fix: "print(1)")
    )
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:75:1: error: The broken code of `broken` shows something else than the \
        lesson states.
          Change the code, or state what it shows (+) instead of what it does not (-).
          - 1: F()
          + 1: E()
        """
      ]
    )
  }

  func testCase_nothingBroken_isDiagnosed() async throws {
    let faults = try await faults(debugCase("x += 1", shows: "E()\n", fix: "print(1)"))
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:70:1: error: The broken code of `broken` neither throws nor prints \
        anything.
          Make it show what is wrong: let it throw, or print what surprises.
        """
      ]
    )
  }

  func testCase_fixThrows_isDiagnosed() async throws {
    let faults = try await faults(debugCase("try fail()", shows: "E()", fix: "try fail()"))
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:80:1: error: The fix of `broken` threw: E()
          Mend it: a fix runs through.
        """
      ]
    )
  }

  func testCase_fixPrintsSomethingElse_isDiagnosed() async throws {
    let faults = try await faults(
      debugCase("try fail()", shows: "E()", fix: "print(1)", prints: "2\n")
    )
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:85:1: error: The fix of `broken` prints something else than the lesson \
        states.
          Change the fix, or state what it prints (+) instead of what it does not (-).
          - 1: 2
          + 1: 1
        """
      ]
    )
  }

  func testCase_fixChangesNothing_isDiagnosed() async throws {
    let faults = try await faults(debugCase("print(x)", shows: "3", fix: "print(x)"))
    XCTAssertEqual(
      faults,
      [
        """
        Lessons/01-test.md:80:1: error: The fix of `broken` prints just what the broken code printed.
          Let it print what is better now.
        """
      ]
    )
  }

  func testCase_doesNotCompile_isNamedAtItsLineAndTheRestStands() async throws {
    let run = try await run(
      debugCase("print(x)\nprint(zz)", shows: "3", fix: "print(1)"),
      card("x == 3")
    )
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:71:1: error: The broken code of `broken` could not be run: cannot find \
        'zz' in scope.
          Let it compile, and let it throw or print what is wrong instead of ending.
        """
      ]
    )
    XCTAssertEqual(run.cards.map(\.holds), [true])
    XCTAssertEqual(run.cases, [CaseRun(id: "broken", symptom: nil, fixed: "1\n")])
  }

  func testCase_traps_isDiagnosedAndTheCellsStand() async throws {
    let run = try await run(debugCase("print([1][x])", shows: "3", fix: "print(1)"))
    XCTAssertEqual(run.cells[0].outcome, .completed)
    XCTAssertEqual(run.proofs.map(\.holds), [true, false])
    XCTAssertEqual(run.diagnostics.count, 2)
    XCTAssertEqual(
      run.diagnostics.first?.summary,
      "The broken code of `broken` could not be run: the program ended at it or before it "
        + "(signal 4)."
    )
  }

  func testPiece_thatSwallowsOthers_isDiagnosed() async throws {
    for opening in ["/*", "{", "#if false"] {
      let run = try await run(
        card("x == 3"),
        debugCase("print(x)\n\(opening)", shows: "3", fix: "print(1)")
      )
      XCTAssertEqual(run.cells[0].outcome, .completed, opening)
      XCTAssert(
        run.diagnostics.contains { $0.summary.hasPrefix("The broken code of `broken` could not") },
        "\(opening): \(run.diagnostics)"
      )
    }
  }
}
