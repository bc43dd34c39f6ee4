import Foundation
import XCTest

/// Tests that sit before the built program in a terminal, with a small course.
class InterfaceTestCase: XCTestCase {
  var folder: TemporaryFolder!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    let made = try Program(Program.course(), ["new", root])
    XCTAssertEqual(made.status, 0, made.error)
    let lesson = try XCTUnwrap(folder.read("stack/Lessons/01-the-stack.md"))
    let longer = lesson.replacingOccurrences(
      of: "> [!INSIGHT]",
      with: """
        An empty stack gives nothing.

        ```swift error
        struct Empty: Error {}
        func take() throws -> Int {
          guard let top = stack.pop(), top > 1 else { throw Empty() }
          return top
        }
        print(try take())
        ```

        > [!INSIGHT]
        """
    )
    try folder.write(longer, to: "stack/Lessons/01-the-stack.md")
  }

  /// The course's folder.
  var root: String { folder.path + "/stack" }
  /// The learner's copy of the exercise, from the folder that is gone after the test.
  static let copy = "stack/work/01-the-stack/turn-round/Exercise.swift"

  /// Puts the solution into the learner's copy, and below it a comment.
  func solve(_ comment: String = "") throws {
    let solution = try XCTUnwrap(
      folder.read("stack/Exercises/01-the-stack/turn-round/Solution.swift")
    )
    try folder.write(solution + comment, to: Self.copy)
  }

  var environment: [String: String] {
    ["COURSE_ROOT": root, "COURSE_COMMAND": "./course", "NO_COLOR": "", "EDITOR": "true"]
  }

  /// Opens the course in a terminal.
  func open(
    _ arguments: String...,
    columns: Int = 80,
    rows: Int = 24,
    environment more: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      [Program.course()] + arguments,
      environment: environment.merging(more) { $1 },
      columns: columns,
      rows: rows
    )
  }

  /// Runs the program without a terminal.
  func run(_ arguments: String...) throws -> Program {
    try Program(Program.course(), arguments, environment: environment)
  }

  /// Leaves the course from wherever one is, and looks at what is left.
  func leave(_ terminal: PseudoTerminal, file: StaticString = #filePath, line: UInt = #line) throws
  {
    try terminal.wait("the end", line: line) { terminal in
      // The first time may end what is going on.
      terminal.type("\u{03}")
      usleep(200_000)
      return terminal.status != nil
    }
    XCTAssertEqual(terminal.exitStatus, 130, file: file, line: line)
    XCTAssertFalse(terminal.isTaken, "the screen is given back", file: file, line: line)
    XCTAssertTrue(terminal.isCursorVisible, file: file, line: line)
  }
}
