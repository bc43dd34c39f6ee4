import CourseModel
import CourseRunner
import Foundation
import XCTest

@testable import CourseGrading

/// Marks that change only when a teacher wants it, and marks that never do.
final class RegradeTests: XCTestCase {
  private var school = TestClass.none

  override func setUp() async throws {
    school = try TestClass()
    try school.handIn(try school.text("good"), as: "ada")
    try school.handIn(try school.text("wrong"), as: "bob")
  }

  override func tearDown() { school.remove() }

  private var marks: [Double?] {
    get throws {
      try school.store().gradebook(exercises: school.exercises).students.map(\.grades[0].points)
    }
  }

  func testPreview_saysWhoMovesAndWhy_andMovesNobody() async throws {
    try await school.grade()
    XCTAssertEqual(try marks, [6, 4])
    // The check that bob fails becomes worth more, and another one milder.
    school.exercises[0].checks[0].points = 5
    let preview = try await school.grader().regrade(applies: false)
    XCTAssertEqual(preview.map(\.student), ["ada"])
    XCTAssertEqual(preview.map(\.before), [6])
    XCTAssertEqual(preview.map(\.after), [9])
    XCTAssertEqual(preview.map(\.reasons), [["testThree is worth 5, was 2."]])
    XCTAssertEqual(try marks, [6, 4])
    let moves = try await school.grader().regrade(applies: true)
    XCTAssertEqual(moves, preview)
    XCTAssertEqual(try marks, [9, 4])
    let again = try await school.grader().regrade(applies: true)
    XCTAssertEqual(again, [])
    XCTAssertEqual(
      try school.store().audit(of: "ada").map(\.event),
      [.handedIn, .graded, .regraded]
    )
  }

  func testRegrade_checksThatChanged_namesTheChecks() async throws {
    try await school.grade()
    let file = school.root + "/" + TestClass.fizz.checksFile
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("func testThree() {", with: "func testThree() { return;")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let moves = try await school.grader().regrade(applies: true)
    XCTAssertEqual(moves.map(\.student), ["bob"])
    XCTAssertEqual(moves.first?.reasons, ["testThree: failed, now passed"])
    XCTAssertEqual(try marks, [6, 6])
  }

  func testOverride_staysOnRegrade_andGoesWhenTakenBack() async throws {
    try await school.grade()
    let store = try school.store()
    let mark = Override(student: "bob", exercise: "01-basics/fizz", points: 5.5, comment: "Well.")
    try store.add([mark])
    XCTAssertEqual(try marks, [6, 5.5])
    school.exercises[0].checks[2].points = 1
    let moves = try await school.grader().regrade(applies: true)
    XCTAssertEqual(moves.map(\.isOverridden), [false, true])
    XCTAssertEqual(try marks, [4, 5.5])
    try store.replaceOverrides(with: [])
    XCTAssertEqual(try marks, [4, 2])
  }

  func testOverrideFile_writtenAndRead_isTheSame() async throws {
    try school.handIn(try school.text("good"), as: "O'Neil \"Q\", 😀")
    try await school.grade()
    let store = try school.store()
    let marks = [
      Override(student: "O'Neil \"Q\", 😀", exercise: "01-basics/fizz", points: 2.25),
      Override(student: "ada", exercise: "01-basics/fizz", points: nil, comment: "a: \"b\"\n# c"),
    ]
    let path = school.root + "/overrides.yml"
    try OverrideFile.text(marks).write(toFile: path, atomically: true, encoding: .utf8)
    XCTAssertEqual(try OverrideFile.read(path, exercises: school.exercises, of: store), marks)
    try "- student: ada\n  exercise: fizz\n  poins: 3\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    XCTAssertThrowsError(try OverrideFile.read(path, exercises: school.exercises, of: store)) {
      XCTAssertEqual(
        "\($0)",
        "\(path):3: error: A mark has `student`, `exercise`, `points` and `comment`, no `poins`."
      )
    }
    try "- student: nobody\n  exercise: fizz\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    XCTAssertThrowsError(try OverrideFile.read(path, exercises: school.exercises, of: store)) {
      XCTAssertEqual("\($0)", "\(path):1: error: The gradebook has no student `nobody`.")
    }
  }

  func testVerdict_isThatOfTheTerminal() async throws {
    // The same file, as `course check` and as grading judge it.
    for name in ["good", "wrong", "trap", "broken", "exit", "missing", "internal", "signature"] {
      try school.handIn(try school.text(name), as: name)
    }
    let book = try await school.grade()
    let checker = try school.grader().checker
    for student in book.students {
      let name =
        student.student.id == "ada"
        ? "good" : student.student.id == "bob" ? "wrong" : student.student.id
      let report = try await checker.check(
        TestClass.fizz,
        text: try school.text(name),
        name: "Exercise.swift",
        imports: []
      )
      let verdict = try XCTUnwrap(student.grades[0].attempt?.verdict, name)
      XCTAssertEqual(verdict.points, report.points, name)
      XCTAssertEqual(verdict.items.map(\.messages), report.checks.map(\.messages), name)
      XCTAssertEqual(verdict.items.map { $0.outcome == .passed }, report.checks.map(\.passed), name)
      XCTAssertEqual(verdict.diagnostics, report.diagnostics, name)
      XCTAssertEqual(verdict.output, report.output, name)
    }
  }
}
