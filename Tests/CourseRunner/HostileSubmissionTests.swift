import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// Files of clumsy and of hostile learners: no points, a reason, and the engine goes on.
final class HostileSubmissionTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func check(_ text: String, screens: Bool = true) async throws -> CheckReport {
    let course = try XCTUnwrap(course)
    var checker = course.checker
    checker.screens = screens
    return try await checker.check(course.fizz, text: text, name: "work.swift", imports: [])
  }

  /// The reference solution with something before and after it.
  private func solution(before: String = "", after: String = "") throws -> String {
    let course = try XCTUnwrap(course)
    return before + "\n" + (try Files.text(course.root + "/" + course.fizz.solutionFile)) + "\n"
      + after
  }

  private func assertUnreadable(_ file: String, _ reason: String) async throws {
    let course = try XCTUnwrap(course)
    do throws(RunnerError) {
      _ = try await course.checker.check(course.fizz, file: file, imports: [])
      XCTFail("\(file) was read")
    } catch {
      XCTAssertEqual(
        error.description,
        "\(file) cannot be read: \(reason). Check that it exists and that you may read it."
      )
    }
  }

  func testCheck_emptyFile_namesWhatItLacks() async throws {
    let report = try await check("")
    XCTAssertEqual(report.outcome, .doesNotCompile)
    XCTAssertTrue(
      report.diagnostics.map(\.summary).contains("The file lacks fizz(Int) -> String."),
      "\(report.diagnostics)"
    )
  }

  func testCheck_filesThatAreNoSource_areRefused() async throws {
    let root = try XCTUnwrap(course).root
    try Files.write(Data([0x7F, 0x45, 0xFF, 0xFE]), to: root + "/binary.swift")
    try Files.write(Data("@\0_cdecl(\"main\") func f() {}".utf8), to: root + "/zero.swift")
    try Files.write(Data(count: 10_000_000), to: root + "/large.swift")
    try Files.makeFolder(root + "/folder.swift")
    XCTAssertEqual(mkfifo(root + "/pipe.swift", 0o600), 0)
    try await assertUnreadable("binary.swift", "it is not UTF-8 text")
    try await assertUnreadable("zero.swift", "it is not UTF-8 text")
    try await assertUnreadable("large.swift", "it is 10000000 bytes long, the limit is 262144")
    try await assertUnreadable("folder.swift", "it is not a regular file")
    try await assertUnreadable("pipe.swift", "it is not a regular file")
    try await assertUnreadable("missing.swift", "there is no such file")
  }

  func testCheck_ownMain_isNamed() async throws {
    let main = "@_cdecl(\"main\") public func start() -> Int32 { 0 }"
    let report = try await check(solution(after: main), screens: false)
    XCTAssertEqual(report.outcome, .doesNotCompile)
    XCTAssertEqual(
      report.diagnostics.map(\.description),
      [
        """
        work.swift:1:1: error: The file defines `main`, which the checks' program has already.
          Give it another name.
        """
      ]
    )
  }

  func testCheck_neverClosedComment_isPlacedInTheFile() async throws {
    let report = try await check("let a = 1\n/* open")
    XCTAssertEqual(report.diagnostics.map(\.summary), ["unterminated '/*' comment"])
  }

  func testCheck_threadLeftRunning_doesNotHoldTheChecksUp() async throws {
    let text = """
      import Foundation
      func fizz(_ number: Int) -> String {
        Thread { while true {} }.start()
        return number.isMultiple(of: 3) ? "Fizz" : String(number)
      }
      public struct Stack {
        public init() {}
        public mutating func push(_ item: Int) {}
        public mutating func pop() -> Int? { nil }
      }
      """
    let report = try await check(text, screens: false)
    XCTAssertEqual(report.outcome, .checked)
    XCTAssertEqual(report.checks.map(\.passed), [true, true, false])
    let left = try await leftOvers(of: "checks")
    XCTAssertEqual(left, [])
  }

  func testCheck_removesItsFolders_isStillJudged() async throws {
    let text = try solution(
      before: "import Foundation",
      after: """
        let folders: Void = {
          let work = FileManager.default.currentDirectoryPath
          try? FileManager.default.removeItem(atPath: (work as NSString).deletingLastPathComponent)
        }()
        """
    ).replacing("number.isMultiple", with: "folders == () && number.isMultiple")
    let report = try await check(text)
    XCTAssertEqual(report.outcome, .checked)
    XCTAssertTrue(report.passed)
  }
}
