import CourseModel
import XCTest

@testable import CourseRunner

/// Cells of clumsy and of hostile authors: the engine survives them and names the place.
final class HostileCellTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func run(_ cells: String...) async throws -> LessonRun {
    let course = try XCTUnwrap(course)
    return try await course.lessons.run(lesson(cells.map { (.run, $0) }), imports: [])
  }

  func testRun_neverClosed_isNamedWhereItIsOpened() async throws {
    let openings: [(source: String, line: Int, summary: String)] = [
      ("print(2)\nlet s = \"abc", 21, "unterminated string literal"),
      ("print(2)\nlet s = \"\"\"\nabc", 21, "unterminated string literal"),
      ("print(2)\n/* abc", 21, "unterminated '/*' comment"),
      (
        "print(2)\n#if false", 21,
        "expected #else or #endif at end of conditional compilation block"
      ),
      ("print(2)\n}", 21, "extraneous '}' at top level"),
      ("print(2)\nlet a = (1, [2", 21, "expected ']' in container literal expression"),
    ]
    for opening in openings {
      let run = try await run("print(1)", opening.source, "print(3)")
      XCTAssertEqual(run.cells[0].standardOutput, "1\n", opening.source)
      XCTAssertEqual(run.cells[2].outcome, .notReached, opening.source)
      XCTAssertEqual(run.diagnostics.first?.range.start.line, opening.line, opening.source)
      XCTAssertEqual(run.diagnostics.first?.summary, opening.summary, opening.source)
    }
  }

  func testRun_closedByALaterCell_isDiagnosed() async throws {
    for (opening, closing) in [("/*", "*/"), ("#if false", "#endif")] {
      let run = try await run(
        "print(1)",
        "print(2)\n\(opening)",
        "print(3)",
        "\(closing)\nprint(4)",
        "print(5)"
      )
      XCTAssertEqual(
        run.diagnostics.map(\.description),
        [
          """
          Lessons/01-test.md:20:1: error: The cell opens what only a later cell closes, and so \
          swallows what stands between.
            Close the comment, the string or the `#if` in the cell that opens it.
          """
        ],
        opening
      )
      XCTAssertEqual(run.cells[2].outcome, .notReached)
      XCTAssertEqual(run.cells[4].standardOutput, "5\n")
    }
  }

  func testRun_sourceLocation_isRefused() async throws {
    let run = try await run(
      "print(1)",
      "let a = [1]\n  #sourceLocation(file: \"cell-0\", line: 500)\nprint(a[3])",
      "print(3)"
    )
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(
      run.diagnostics.map(\.description),
      [
        """
        Lessons/01-test.md:21:1: error: a cell cannot use `#sourceLocation`: the lesson's own lines \
        would be lost
          Correct the cell, or mark it `no-run`.
        """
      ]
    )
  }

  func testRun_sameNameTwice_namesTheSecond() async throws {
    let run = try await run("let x = 1", "let y = 2\nlet x = 3")
    XCTAssertEqual(run.diagnostics.first?.range.start, SourcePosition(line: 21, column: 5))
    XCTAssertEqual(run.diagnostics.first?.summary, "invalid redeclaration of 'x'")
  }

  func testRun_eventsOfCellsThatAreNot_areIgnored() async throws {
    let run = try await run(
      "print(1)",
      "LessonProgram.end(99)\nLessonProgram.cell(-3)\nprint(2)",
      "print(3)"
    )
    XCTAssertEqual(run.cells.map(\.index), [0, 1, 2])
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
    XCTAssertEqual(run.cells[2].standardOutput, "3\n")
  }

  func testRun_endsTheLessonsProgram_isDiagnosed() async throws {
    let run = try await run("print(1)", "print(2)\nLessonProgram.finish()", "print(3)")
    XCTAssertEqual(run.cells.map(\.standardOutput), ["1\n", "2\n", ""])
    XCTAssertEqual(run.diagnostics.map(\.summary), ["The cell ended the program."])
    XCTAssertEqual(run.diagnostics.first?.range.start.line, 20)
  }

  func testRun_removesItsFolders_outputIsKept() async throws {
    let source = """
      import Foundation
      let work = FileManager.default.currentDirectoryPath
      try FileManager.default.removeItem(atPath: work)
      try FileManager.default.removeItem(atPath: (work as NSString).deletingLastPathComponent)
      print("gone")
      """
    let run = try await run("print(1)", source, "print(3)")
    XCTAssertEqual(run.cells.map(\.standardOutput), ["1\n", "gone\n", "3\n"])
    XCTAssertEqual(run.diagnostics, [])
  }

  func testRun_bytesThatAreNoText_areReplaced() async throws {
    let source = """
      import Glibc
      let bytes: [UInt8] = [0xFF, 0x41, 0x1B, 0x5B, 0x32, 0x4A, 0x00, 0xC3, 0x0A]
      write(1, bytes, bytes.count)
      """
    let run = try await run(source, "print(2)")
    XCTAssertEqual(run.cells.map(\.standardOutput), ["\u{FFFD}A\u{1B}[2J\0\u{FFFD}\n", "2\n"])
  }

  func testRun_thousandsOfLines_areKept() async throws {
    let run = try await run("for i in 0..<10_000 { print(\"line\", i) }")
    XCTAssertTrue(run.cells[0].standardOutput.hasSuffix("\nline 9999\n"))
  }

  func testRun_daemon_isEnded() async throws {
    let source = """
      import Glibc
      @_silgen_name("fork") func spawn() -> Int32
      if spawn() == 0 { setsid(); if spawn() == 0 { while true { sleep(1) } }; _exit(0) }
      print("started")
      """
    let run = try await run(source)
    XCTAssertEqual(run.cells[0].standardOutput, "started\n")
    let left = try await leftOvers(of: "lesson")
    XCTAssertEqual(left, [])
  }

  func testRun_errorOfAnAsyncCall_namesTheTry() async throws {
    let run = try await run(
      "struct Bad: Error {}\nfunc f() async throws { throw Bad() }",
      "print(2)\ntry await f()"
    )
    XCTAssertEqual(run.cells[1].standardOutput, "2\n")
    XCTAssertEqual(run.diagnostics.map(\.summary), ["The cell threw: Bad()"])
  }

  func testRun_errorInNestedCalls_namesTheCell() async throws {
    let run = try await run(
      "struct Bad: Error {}\nfunc a() throws { throw Bad() }\nfunc b() throws { try a() }",
      "print(2)\ntry b()"
    )
    XCTAssertEqual(run.diagnostics.map(\.range.start.line), [21])
  }

  func testRun_endlessThreads_areEnded() async throws {
    var runner = try XCTUnwrap(course).lessons
    runner.limits.seconds = 1
    let source = "import Foundation\nfor _ in 0..<8 { Thread { while true {} }.start() }\nsleep(60)"
    let run = try await runner.run(lesson([(.run, source)]), imports: [])
    XCTAssertEqual(run.diagnostics.map(\.summary), ["The cell ran out of time."])
  }
}
