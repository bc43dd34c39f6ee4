import Foundation
import XCTest

/// However the course ends, the terminal is as it was.
final class TerminalRestoredTests: InterfaceTestCase {
  /// A shell in a terminal, in which the course is started by name.
  private func shell() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: environment.merging(
        [
          "PS1": "shell> ", "SWIFT_BACKTRACE": "enable=no", "HISTFILE": "",
          "COURSE": try Program.course(),
        ]
      ) { $1 }
    )
    try terminal.wait(for: "shell>")
    return terminal
  }

  /// What the terminal is set to, said by itself.
  private func settings(_ terminal: PseudoTerminal, _ mark: String) throws -> String {
    // What is typed before the shell asks, it throws away.
    try terminal.wait("the prompt") { $0.lines.joined().hasSuffix("shell>") }
    terminal.type("clear; stty -a; echo \(mark)\"\"ready\r")
    try terminal.wait(for: mark + "ready")
    return terminal.lines.filter { $0.contains(";") || $0.contains("echo") }
      .filter { !$0.contains("stty") && !$0.contains("ready") }.joined(separator: " ")
      .replacing(/rows \d+; columns \d+;/, with: "").split(separator: " ").joined(separator: " ")
  }

  func testSignals_theTerminalIsGivenBack() throws {
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT] {
      let terminal = try shell()
      let before = try settings(terminal, "a")
      terminal.type("$COURSE ; echo sta\"\"tus $?\r")
      try terminal.wait(for: "Next    Read")
      let course = try XCTUnwrap(child(of: terminal.process))
      kill(course, signal)
      try terminal.wait(for: "status ")
      XCTAssertFalse(terminal.isTaken, "signal \(signal)")
      XCTAssertTrue(terminal.isCursorVisible, "signal \(signal)")
      XCTAssertEqual(try settings(terminal, "b"), before, "signal \(signal)")
    }
  }

  func testCtrlZ_stopsAndComesBackWithAWholeScreen() throws {
    let terminal = try shell()
    let before = try settings(terminal, "a")
    terminal.type("$COURSE\r")
    try terminal.wait(for: "Next    Read")
    terminal.type("\u{1A}")
    try terminal.wait(for: "Stopped")
    XCTAssertFalse(terminal.isTaken)
    XCTAssertTrue(terminal.isCursorVisible)
    XCTAssertEqual(try settings(terminal, "b"), before)
    terminal.type("fg\r")
    try terminal.wait("the contents again") {
      $0.isTaken && $0.text.contains("Next    Read") && $0.text.contains("Enter open")
    }
    terminal.type("\u{1A}")
    try terminal.wait("the shell again") { !$0.isTaken }
    terminal.resize(columns: 60, rows: 20)
    terminal.type("fg\r")
    try terminal.wait("the contents in another size") {
      $0.isTaken && $0.lines[1] == "  " + String(repeating: "─", count: 56)
    }
    terminal.type("q")
    try terminal.wait("the shell in the end") { !$0.isTaken }
    XCTAssertEqual(try settings(terminal, "c"), before)
  }

  func testClosedWindow_endsTheCourse() throws {
    let terminal = try open()
    try terminal.wait(for: "Next    Read")
    terminal.hangUp()
    try terminal.waitForEnd()
    XCTAssertEqual(terminal.exitStatus, 0)
  }

  private func child(of parent: pid_t) -> pid_t? {
    let children = try? String(
      contentsOfFile: "/proc/\(parent)/task/\(parent)/children",
      encoding: .utf8
    )
    return children?.split(separator: " ").compactMap { pid_t($0) }.first
  }
}
