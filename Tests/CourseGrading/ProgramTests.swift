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

  func testPolicy_ofTheClass_holdsForLaterCommands() throws {
    let policy = school.root + "/strict.yml"
    try "deadline: 2001-01-01\nlate: {per day: 50, cap: 50}\n".write(
      toFile: policy,
      atomically: true,
      encoding: .utf8
    )
    _ = try grade(school.submissions, "--trust-submissions", "--policy", policy)
    let late = try grade("export", "csv")
    XCTAssertTrue(late.contains("ada,ada,,3,3,6,"), late)
    try "{}\n".write(toFile: policy, atomically: true, encoding: .utf8)
    let changed = try grade("export", "csv")
    XCTAssertTrue(changed.contains("ada,ada,,6,6,6,"), changed)
  }
}
