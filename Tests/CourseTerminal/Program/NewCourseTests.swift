import Foundation
import XCTest

/// A course made by `course new`, on another subject and with a core of its own, in the built program.
final class NewCourseTests: XCTestCase {
  private var folder: TemporaryFolder!
  private static let exercise = "Exercises/01-the-stack/turn-round"

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    let made = try Program(Program.course(), ["new", folder.path + "/stack"])
    XCTAssertEqual(made.status, 0, made.error)
    XCTAssertTrue(made.output.contains("Core/Stacks/Stack.swift\n"), made.output)
  }

  private func course(_ arguments: String...) throws -> Program {
    try Program(
      Program.course(),
      arguments,
      environment: [
        "COURSE_ROOT": folder.path + "/stack", "COURSE_COMMAND": "course", "COLUMNS": "60",
      ]
    )
  }

  func testNew_folderWithFiles_isLeftAlone() throws {
    try folder.write("mine", to: "full/notes.txt")
    let run = try course("new", folder.path + "/full")
    XCTAssertNotEqual(run.status, 0)
    XCTAssertTrue(run.error.contains("is not empty. Name a folder"), run.error)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/full")
    XCTAssertEqual(names, ["notes.txt"])
  }

  func testNew_verifiesAtOnce() throws {
    let run = try course("verify", "--json")
    XCTAssertEqual(run.status, 0, run.output + run.error)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    XCTAssertEqual((json?["diagnostics"] as? [Any])?.count, 0, run.output)
  }

  func testNew_inTheTerminal_runsOnItsOwnCore() throws {
    let read = try course("read", "1")
    XCTAssertEqual(read.status, 0, read.error)
    XCTAssertTrue(read.output.contains("    2 1\n"), read.output)
    let run = try course("run", "1")
    XCTAssertEqual(run.status, 0, run.output + run.error)

    let start = try course("start", "turn-round")
    XCTAssertEqual(start.status, 0, start.error)
    XCTAssertNotEqual(try course("check", "turn-round").status, 0)
    let solution = try XCTUnwrap(folder.read("stack/\(Self.exercise)/Solution.swift"))
    try folder.write(solution, to: "stack/work/01-the-stack/turn-round/Exercise.swift")
    let check = try course("check", "turn-round")
    XCTAssertEqual(check.status, 0, check.output + check.error)
    XCTAssertTrue(check.output.contains("10"), check.output)
  }

  func testNew_onTheSite_hasWhatItsCellsPrint() throws {
    let site = try course("site", "--output", folder.path + "/public")
    XCTAssertEqual(site.status, 0, site.output + site.error)
    let page = try XCTUnwrap(folder.read("public/01-the-stack.html"))
    XCTAssertTrue(page.contains("2 1"), page)
  }

  func testNew_class_isGraded() throws {
    for (student, file) in [("ada", "Solution.swift"), ("bob", "WrongAnswers/as-they-came.swift")] {
      let text = try XCTUnwrap(folder.read("stack/\(Self.exercise)/\(file)"))
      try folder.write(text, to: "class/\(student)/01-the-stack/turn-round/Exercise.swift")
    }
    let run = try course(
      "grade",
      folder.path + "/class",
      "--trust-submissions",
      "--output",
      folder.path + "/marks"
    )
    XCTAssertEqual(run.status, 0, run.error)
    XCTAssertTrue(run.output.contains(/ada +✓ +10\/10/), run.output)
    XCTAssertTrue(run.output.contains(/bob +◐ +4\/10/), run.output)
    for (points, words) in [
      ("7.5", "7.5 of 10 points"), ("12", "12 of 10 points, more than there are"),
    ] {
      let mark = try course(
        "grade",
        "override",
        "bob",
        "turn-round",
        "--points",
        points,
        "--output",
        folder.path + "/marks"
      )
      XCTAssertEqual(mark.output, "  bob  01-the-stack/turn-round  \(words)\n")
    }
  }

  func testVerify_coreThatDoesNotCompile_saysWhere() throws {
    try folder.write("public struct Stack { nonsense }\n", to: "stack/Core/Stacks/Stack.swift")
    let run = try course("verify")
    XCTAssertNotEqual(run.status, 0)
    XCTAssertTrue(run.error.contains("module Stacks does not compile"), run.error)
    XCTAssertTrue(run.error.contains("Core/Stacks/Stack.swift:1:23: error:"), run.error)
  }
}
