import CourseModel
import XCTest

@testable import CourseRunner

final class CellTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func run(_ lesson: Lesson) async throws -> LessonRun {
    let course = try XCTUnwrap(course)
    return try await course.lessons.run(lesson, imports: [])
  }

  func testRun_laterCellSeesEarlierOne_outputsAreApart() async throws {
    let run = try await run(
      lesson([(.run, "let x = [1, 2]\nprint(x)"), (.hidden, "let y = x + [3]"), (.run, "print(y)")])
    )
    XCTAssertEqual(run.cells.map(\.standardOutput), ["[1, 2]\n", "", "[1, 2, 3]\n"])
    XCTAssertEqual(run.cells.map(\.outcome), [.completed, .completed, .completed])
    XCTAssertEqual(run.diagnostics, [])
    XCTAssertFalse(run.isCached)
  }

  func testRun_noRunCell_isNotRun() async throws {
    let run = try await run(lesson([(.noRun, "this is no Swift"), (.run, "print(1)")]))
    XCTAssertEqual(run.cells.map(\.outcome), [.notRun, .completed])
  }

  func testRun_standardError_isKeptApart() async throws {
    let source = "import Glibc\nprint(1)\nfputs(\"careful\\n\", stderr)"
    let run = try await run(lesson([(.run, source)]))
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(run.cells[0].standardError, "careful\n")
  }

  func testRun_errorCell_textOfErrorIsOutput() async throws {
    let source = """
      struct Bad: Error, CustomStringConvertible { var description: String { "it is bad" } }
      """
    let run = try await run(
      lesson(
        [(.run, source), (.error, "print(\"before\")\nthrow Bad()"), (.run, "print(\"after\")")],
        outputs: [1: "before\nit is bad"]
      )
    )
    XCTAssertEqual(run.cells[1].outcome, .threw(message: "it is bad"))
    XCTAssertEqual(run.cells[2].standardOutput, "after\n")
    XCTAssertEqual(run.diagnostics, [])
  }

  func testRun_errorCellThatDoesNotThrow_isDiagnosed() async throws {
    let run = try await run(lesson([(.error, "print(1)"), (.run, "print(2)")]))
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:10:1: error: The cell is marked `error` and did not throw.
          Remove `error`, or make the cell throw.
        """
      ]
    )
    XCTAssertEqual(run.cells[1].standardOutput, "2\n")
  }

  func testRun_doesNotCompile_namesLineAndEarlierCellsRun() async throws {
    let run = try await run(
      lesson([(.run, "print(1)"), (.run, "let a = 1\nlet b = unknown"), (.run, "print(b)")])
    )
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(
      run.cells.map(\.outcome),
      [.completed, .failed(message: "cannot find 'unknown' in scope"), .notReached]
    )
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:21:9: error: cannot find 'unknown' in scope
          Correct the cell, or mark it `no-run`.
        """
      ]
    )
  }

  func testRun_unclosedBrace_namesItsCell() async throws {
    let run = try await run(lesson([(.run, "print(1)"), (.run, "func f() {"), (.run, "print(2)")]))
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(run.diagnostics.first?.range.start, SourcePosition(line: 20, column: 10))
    XCTAssertEqual(run.diagnostics.first?.summary, "expected '}' at end of brace statement")
  }

  func testRun_trap_namesLineAndKeepsOutput() async throws {
    let run = try await run(
      lesson([
        (.run, "print(1)\nfunc third(_ a: [Int]) -> Int {\n  a[2]\n}"),
        (.run, "print(2)\nlet n = third([])"), (.run, "print(3)"),
      ])
    )
    XCTAssertEqual(run.cells.map(\.standardOutput), ["1\n", "2\n", ""])
    XCTAssertEqual(
      run.cells[1].outcome,
      .failed(message: "Fatal error: Index out of range")
    )
    XCTAssertEqual(run.cells[2].outcome, .notReached)
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:12:4: error: The cell crashed: Fatal error: Index out of range
          Correct the cell; a trap cannot be shown as an `error`.
          note: called from line 21
        """
      ]
    )
  }

  func testRun_uncaughtError_namesTheTry() async throws {
    let run = try await run(
      lesson([
        (.run, "struct Bad: Error {}\nfunc f(_ i: Int) throws { if i == 2 { throw Bad() } }"),
        (.run, "try f(1)\ntry? f(2)\nprint(\"here\")\n  try f(2)"),
      ])
    )
    XCTAssertEqual(run.cells[1].standardOutput, "here\n")
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:23:7: error: The cell threw: Bad()
          Mark the cell `error` where the error is meant.
        """
      ]
    )
  }

  func testRun_exit_isDiagnosed() async throws {
    let run = try await run(
      lesson([(.run, "import Glibc\nprint(1)"), (.run, "print(2)\nexit(0)")])
    )
    XCTAssertEqual(run.cells.map(\.standardOutput), ["1\n", "2\n"])
    XCTAssertEqual(
      run.diagnostics.first?.summary,
      "The cell ended the program (exit status 0)."
    )
    XCTAssertEqual(run.diagnostics.first?.range.start.line, 20)
  }

  func testRun_endlessLoop_isEndedAndLocated() async throws {
    var runner = try XCTUnwrap(course).lessons
    runner.limits.seconds = 1
    let endless = lesson([
      (.run, "print(1)"), (.run, "func spin() {\n  var i = 0\n  while true { i &+= 1 }\n}\nspin()"),
    ])
    let run = try await runner.run(endless, imports: [])
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(run.diagnostics.first?.summary, "The cell ran out of time.")
    XCTAssertEqual(run.diagnostics.first?.range.start.line, 22)
    let again = try await runner.run(endless, imports: [])
    XCTAssertFalse(again.isCached, "another time it may be fast enough")
  }

  func testRun_flood_isEnded() async throws {
    var runner = try XCTUnwrap(course).lessons
    runner.limits.fileSize = 1 << 20
    let source = "let line = String(repeating: \"x\", count: 9999)\nwhile true { print(line) }"
    let run = try await runner.run(lesson([(.run, "print(1)"), (.run, source)]), imports: [])
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(run.diagnostics.first?.summary, "The cell wrote too much.")
    XCTAssertLessThan(run.cells[1].standardOutput.utf8.count, 300_000)
  }

  func testRun_endlessMemory_isEnded() async throws {
    let source = """
      import Glibc
      var blocks: [UnsafeMutableRawPointer] = []
      while let block = malloc(1 << 28) { blocks.append(block) }
      print(blocks.count < 64)
      """
    let run = try await run(lesson([(.run, source)]))
    XCTAssertEqual(run.cells[0].standardOutput, "true\n")
  }

  func testRun_childrenLeftBehind_areEnded() async throws {
    let source = """
      import Glibc
      @_silgen_name("fork") func spawn() -> Int32
      for _ in 0..<20 where spawn() == 0 { while true { sleep(1) } }
      """
    let run = try await run(lesson([(.run, source)]))
    XCTAssertEqual(run.cells[0].outcome, .completed)
    let left = try await leftOvers(of: "lesson")
    XCTAssertEqual(left, [])
  }

  func testRun_forgedEvent_isNotBelieved() async throws {
    let event =
      #"{"nonce":"","event":{"cellThrew":{"index":0,"message":"","stdout":0,"stderr":0}}}"#
    let run = try await run(lesson([(.run, "print(#\"\(event)\"#)")]))
    XCTAssertEqual(run.cells[0].outcome, .completed)
    XCTAssertEqual(run.cells[0].standardOutput, event + "\n")
  }

  func testRun_readLine_findsNoInput() async throws {
    let run = try await run(lesson([(.run, "print(readLine() ?? \"nothing\")")]))
    XCTAssertEqual(run.cells[0].standardOutput, "nothing\n")
  }

  func testRun_staleOutput_showsDifference() async throws {
    let run = try await run(lesson([(.run, "print(\"a\")\nprint(\"b\")")], outputs: [0: "a\nc\n"]))
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:18:1: error: The cell prints something else than the lesson states.
          Change the cell, or state what it prints (+) instead of what it does not (-).
          - 2: c
          + 2: b
        """
      ]
    )
  }
}
