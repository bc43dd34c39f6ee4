import CourseModel
import Foundation
import XCTest

@testable import CourseGrading

/// What the built program makes of a class, command after command.
final class ProgramTests: XCTestCase {
  private var school = TestClass.none

  override func setUpWithError() throws {
    school = try TestClass()
    try school.makeCourse()
    try school.handIn(try school.text("good"), as: "ada")
  }

  override func tearDown() { school.remove() }

  private func grade(_ arguments: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try TestClass.program())
    process.arguments =
      ["grade"] + arguments + ["--output", school.output, "--course", school.root]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 0, "\(arguments)")
    return String(decoding: text, as: UTF8.self)
  }

  /// Grades a class in which all is late by far.
  ///
  /// - Returns: The policy's file.
  private func gradeLate() throws -> String {
    let policy = school.root + "/late.yml"
    try "deadline: 2001-01-01\nlate: {per day: 50, cap: 50}\n".write(
      toFile: policy,
      atomically: true,
      encoding: .utf8
    )
    _ = try grade(school.submissions, "--trust-submissions", "--policy", policy)
    return policy
  }

  func testPolicy_ofTheClass_holdsForLaterCommands() throws {
    let policy = try gradeLate()
    let late = try grade("export", "csv")
    XCTAssertTrue(late.contains("ada,ada,,3,3,6,"), late)
    try "{}\n".write(toFile: policy, atomically: true, encoding: .utf8)
    let changed = try grade("export", "csv")
    XCTAssertTrue(changed.contains("ada,ada,,6,6,6,"), changed)
  }

  func testRegradePreview_tellsMarksThatMoveFromThoseThatStay() throws {
    try school.handIn(try school.text("good"), as: "bob")
    _ = try gradeLate()
    _ = try grade("override", "bob", "fizz", "--points", "5")
    let checks = school.root + "/" + TestClass.fizz.checksFile
    try String(contentsOfFile: checks, encoding: .utf8)
      .replacing("func testThree() {", with: "func testThree() { XCTFail(\"Never.\");")
      .write(toFile: checks, atomically: true, encoding: .utf8)
    let preview = try grade("regrade", "--preview", "--trust-submissions")
    XCTAssertEqual(
      preview,
      """
        ada  01-basics/fizz  6 → 4, before 50 % off for lateness
          testThree: passed, now failed: Never.
        bob  01-basics/fizz  6 → 4 (marked by hand: stays)
          testThree: passed, now failed: Never.
        1 mark would move; 1 by hand stays.

      """
    )
  }
}
