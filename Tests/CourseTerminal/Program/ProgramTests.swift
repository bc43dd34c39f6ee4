import Foundation
import XCTest

/// The built program on a small course.
final class ProgramTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    try folder.write(
      """
      title: Small
      summary: One lesson.
      imports: [Notebook]
      lessons: [01-one]
      """,
      to: "Lessons/course.yml"
    )
    try folder.write(
      """
      ---
      title: One
      level: foundation
      step: 1
      minutes: 2
      ---
      Two words.

      ```swift
      let answer = 6 * 7
      print(answer)
      ```

      ```output
      42
      ```
      """,
      to: "Lessons/01-one.md"
    )
  }

  private func course(_ arguments: String...) throws -> Program {
    try Program(
      Program.course(),
      arguments,
      environment: ["COURSE_ROOT": folder.path, "COURSE_COMMAND": "./course", "COLUMNS": "60"]
    )
  }

  func testList_showsTheCourse() throws {
    let run = try course("list")
    XCTAssertEqual(run.status, 0, run.error)
    XCTAssertEqual(run.error, "")
    XCTAssertTrue(run.output.contains("1 ○ One "), run.output)
    XCTAssertTrue(run.output.hasSuffix("  ./course read 1   read “One”\n"), run.output)
  }

  func testNoArguments_notATerminal_printsTheLessonWithItsRealOutput() throws {
    let run = try course()
    XCTAssertEqual(run.status, 0, run.error)
    XCTAssertTrue(run.output.contains("    ─ prints ─"), run.output)
    XCTAssertTrue(run.output.contains("    42\n"), run.output)
    XCTAssertTrue(run.output.contains("How to go on"), run.output)
    XCTAssertFalse(run.output.contains("\u{1B}"), "colours where no terminal is: \(run.output)")
  }

  func testRunJSON_tellsWhatEachCellGave() throws {
    let run = try course("run", "one", "--json")
    XCTAssertEqual(run.status, 0, run.error)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let cells = try XCTUnwrap(json?["cells"] as? [[String: Any]])
    XCTAssertEqual(cells.first?["stdout"] as? String, "42\n")
    XCTAssertEqual(cells.first?["outcome"] as? String, "completed")
    XCTAssertEqual(json?["passed"] as? Bool, true)
  }

  func testRun_outputNotAsStated_isFound() throws {
    let text = try XCTUnwrap(folder.read("Lessons/01-one.md"))
    try folder.write(text.replacing("\n42\n", with: "\n43\n"), to: "Lessons/01-one.md")
    let run = try course("run", "1")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.output.contains("  Lessons/01-one.md:1"), run.output)
    XCTAssertTrue(run.output.contains("✗ one thing is not as stated"), run.output)
  }

  func testMistakes_exitAsUsage() throws {
    let unknown = try course("chekc")
    XCTAssertEqual(unknown.status, 64)
    XCTAssertTrue(
      unknown.error.contains("There is no command “chekc”. Did you mean check?"),
      unknown.error
    )
    let lesson = try course("read", "tow")
    XCTAssertEqual(lesson.status, 64)
    XCTAssertTrue(lesson.error.contains("There is no lesson “tow”."), lesson.error)
  }

  func testRead_countsAsRead() throws {
    XCTAssertEqual(try course("read", "1").status, 0)
    let list = try course("list", "--json")
    XCTAssertTrue(list.output.contains("\"state\" : \"finished\""), list.output)
  }

  func testNoCourse_saysSo() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/Lessons")
    let run = try course("list")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.error.contains("There is no course in \(folder.path)"), run.error)
  }
}
