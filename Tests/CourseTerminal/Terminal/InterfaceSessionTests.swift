import Foundation
import XCTest

/// Whole sessions, typed into the built program in a terminal.
final class InterfaceSessionTests: InterfaceTestCase {
  func testSession_readPredictRunPractise() throws {
    let terminal = try open()
    try terminal.wait(for: "Next    Read “The stack”")
    XCTAssertTrue(terminal.isTaken)
    XCTAssertFalse(terminal.isCursorVisible)

    terminal.type("\r")
    try terminal.wait(for: "You push 1, then 2. What does pop give you?")
    XCTAssertFalse(terminal.text.contains("Push and pop"), "the rest waits for the prediction")
    terminal.type("a")
    try terminal.wait(for: "How sure are you of a?")
    terminal.type("3")
    try terminal.wait(for: "That would be a queue.")

    terminal.type(" ")
    try terminal.wait(for: "not run yet")
    terminal.type("\r")
    try terminal.wait(for: "2 1")
    // On to the cell that throws, and run it.
    try terminal.wait("the error") { terminal in
      if !terminal.text.contains("throws, as it should") { terminal.type(" ") }
      usleep(200_000)
      return terminal.text.contains("throws, as it should")
    }
    try terminal.wait(for: "This error is the point")

    try terminal.wait("the contents") { terminal in
      if !terminal.text.contains("c Recall") { terminal.type(" ") }
      usleep(200_000)
      return terminal.text.contains("c Recall")
    }
    try terminal.wait(for: "You have read “The stack” to its end.")
    try terminal.wait(for: "Next    Practise “Turn it round”")

    terminal.type("\r")
    try terminal.wait(for: "checked when saved")
    try solve()
    try terminal.wait(for: "Passed. 10 of 10 points")
    terminal.type("q")
    try terminal.wait(for: "You have done all there is.")
    terminal.type("b")
    try terminal.wait(for: "0 of 1 right at first")
    try terminal.wait(for: "you (sure): 1")
    terminal.type("qq")
    try terminal.waitForEnd()
    XCTAssertEqual(terminal.exitStatus, 0)
    XCTAssertFalse(terminal.isTaken)
    XCTAssertTrue(terminal.isCursorVisible)
    XCTAssertTrue(try run("list").output.contains("10/10 points"))
  }

  func testScreen_everySize_fitsAndIsWhole() throws {
    for (columns, rows) in [(80, 24), (200, 60), (40, 12)] {
      let terminal = try open(columns: columns, rows: rows)
      try terminal.wait(for: "Next    Read “The stack”")
      try terminal.wait(for: "Enter open")
      let home = terminal.lines
      XCTAssertEqual(home[0].hasPrefix("  A stack, from the top"), true, terminal.text)
      XCTAssertTrue(home[rows - 1].hasPrefix("  Enter open"), terminal.text)
      let width = min(columns, 100)
      XCTAssertEqual(home[1], "  " + String(repeating: "─", count: width - 4))
      try leave(terminal)
    }
  }

  func testResize_inTheMiddle_setsTheTextAnew() throws {
    let terminal = try open("read", "1")
    try terminal.wait(for: "You push 1, then 2.")
    terminal.type("b")
    try terminal.wait(for: "How sure")
    terminal.resize(columns: 40, rows: 12)
    try terminal.wait("the narrow screen") { $0.lines[1].count == 38 }
    terminal.resize(columns: 120, rows: 40)
    try terminal.wait("the wide screen") { $0.lines[1].count == 118 }
    // What was being answered still is.
    try terminal.wait(for: "How sure are you of b?")
    terminal.type("2")
    try terminal.wait(for: "It lies on top.")
    try leave(terminal)
  }

  func testCopy_editedAndRun_leavesTheLessonAsItIs() throws {
    let lesson = folder.read("stack/Lessons/01-the-stack.md")
    let terminal = try open("read", "1")
    try terminal.wait(for: "You push 1, then 2.")
    terminal.type("s ")
    try terminal.wait(for: "e edit a copy")
    terminal.type("e")
    try terminal.wait(for: "as in the lesson")
    XCTAssertTrue(terminal.isCursorVisible)
    terminal.type("print(40 + 2)\r")
    try terminal.wait(for: "changed")
    terminal.type("\u{12}")
    try terminal.wait(for: "─ prints")
    try terminal.wait(for: "42\n")
    terminal.type("\u{1B}")
    try terminal.wait(for: "─ Your copy")
    XCTAssertEqual(folder.read("stack/Lessons/01-the-stack.md"), lesson)
    XCTAssertEqual(
      folder.read("stack/work/cells/01-the-stack/cell-1.swift")?.hasPrefix("print(40 + 2)\n"),
      true
    )
    try leave(terminal)
  }

  func testCheck_whileItRuns_keysAreAnsweredAndItCanBeStopped() throws {
    let terminal = try open()
    try terminal.wait(for: "Next")
    terminal.type("x\r")
    try terminal.wait(for: "checked when saved")
    try folder.write(
      "import Stacks\n\nfunc reversed(_ numbers: [Int]) -> [Int] {\n  while true {}\n}\n",
      to: Self.copy
    )
    try terminal.wait(for: "checking")
    terminal.type("?")
    try terminal.wait(for: "Everywhere")
    terminal.type("q")
    try terminal.wait(for: "checking")
    terminal.type("\u{03}")
    try terminal.wait(for: "Stopped.")
    XCTAssertNil(terminal.status, "the first Ctrl-C stops the check, not the course")
    try leave(terminal)
  }

  func testEditor_getsTheTerminalAndGivesItBack() throws {
    let editor = folder.path + "/editor"
    try folder.write(
      "#!/bin/sh\necho $1 >\(folder.path)/edited\necho EDITING\nread line\n",
      to: "editor",
      executable: true
    )
    let terminal = try open(environment: ["VISUAL": editor])
    try terminal.wait(for: "Next")
    terminal.type("x\r")
    try terminal.wait(for: "checked when saved")
    terminal.type("e")
    try terminal.wait(for: "EDITING")
    XCTAssertEqual(folder.read("edited"), "\(folder.path)/\(Self.copy)\n")
    XCTAssertFalse(terminal.isTaken)
    try solve()
    terminal.type("done\r")
    try terminal.wait(for: "Passed. 10 of 10 points")
    XCTAssertTrue(terminal.isTaken)
    try leave(terminal)
  }
}
