import Foundation
import XCTest

@testable import CourseRunner

final class WaitingToolsTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func start() throws -> StartedTools {
    try XCTUnwrap(StartedTools(XCTUnwrap(course).runtime))
  }

  private func compile(_ text: String, with tools: StartedTools) async throws -> Bool? {
    tools.compiler.give(text)
    return try await tools.hasCompiled()
  }

  func testCompile_good_makesTheObject() async throws {
    let tools = try start()
    let succeeded = try await compile("func one() -> Int { 1 }\n", with: tools)
    XCTAssertEqual(succeeded, true)
    XCTAssertTrue(Files.exists(tools.workplace.objects + "/Exercise.o"))
    tools.discard()
    XCTAssertFalse(Files.exists(tools.workplace.scratch.folder))
  }

  func testCompile_broken_saysWhere() async throws {
    let tools = try start()
    defer { tools.discard() }
    let succeeded = try await compile("\nfunc one() -> Int { two }\n", with: tools)
    XCTAssertEqual(succeeded, false)
    let words = try Files.text(tools.workplace.scratch.folder + "/stderr")
    let error = try XCTUnwrap(CompilerMessage.errors(in: words).first)
    XCTAssertEqual([error.line, error.column], [2, 21])
  }

  func testCompile_moreThanAPipeHolds_isReadToItsEnd() async throws {
    let tools = try start()
    defer { tools.discard() }
    let text = String(repeating: "// long\n", count: 20_000) + "let end = nowhere\n"
    let succeeded = try await compile(text, with: tools)
    XCTAssertEqual(succeeded, false)
    let words = try Files.text(tools.workplace.scratch.folder + "/stderr")
    XCTAssertEqual(CompilerMessage.errors(in: words).first?.line, 20_001)
  }

  func testCompile_goneTools_isLeftToAnother() async throws {
    let tools = try start()
    tools.discard()
    let succeeded = try await compile("func one() -> Int { 1 }\n", with: tools)
    XCTAssertNil(succeeded)
  }

  func testLink_takesItsArgumentsOnce() async throws {
    let tools = try start()
    defer { tools.discard() }
    let program = tools.workplace.programs + "/a \"quoted\\name"
    _ = try await compile("", with: tools)
    let object = Submission.object(in: tools.workplace)
    let command = ["ld.lld", "--shared", object, "-o", program]
    let (first, second) = try await (tools.hasLinked(command), tools.hasLinked(command))
    XCTAssertEqual(first, true)
    XCTAssertTrue(Files.exists(program))
    XCTAssertNil(second)
  }

  func testLink_broken_saysWhyInAFileOfItsOwn() async throws {
    let tools = try start()
    defer { tools.discard() }
    let succeeded = try await tools.hasLinked(["ld.lld", "/absent.o"])
    XCTAssertEqual(succeeded, false)
    let words = try Files.text(tools.linker.job.standardError)
    XCTAssertTrue(words.contains("/absent.o"), words)
    XCTAssertNotEqual(tools.linker.job.standardError, tools.compiler.job.standardError)
  }

  /// Who waits for input that never comes is gone when its input is, as it is when this process ends.
  func testDiscard_endsTheProcesses() async throws {
    let tools = try start()
    let folder = tools.workplace.scratch.folder
    for _ in 0..<500 where processes(in: folder).count < 2 {
      try await Task.sleep(for: .milliseconds(20))
    }
    XCTAssertEqual(processes(in: folder).count, 2)
    tools.discard()
    for _ in 0..<500 where !processes(in: folder).isEmpty {
      try await Task.sleep(for: .milliseconds(20))
    }
    XCTAssertEqual(processes(in: folder), [])
  }

  func testCheck_withWaitingTools_saysWhatItSaysWithout() async throws {
    let course = try XCTUnwrap(course)
    var checker = course.checker
    let waiting = WaitingTools()
    checker.waiting = waiting
    waiting.prepare(for: course.runtime)
    for submission in ["good", "wrong", "broken", "good", "missing", "forges", "trap"] {
      XCTAssertTrue(waiting.isReady, submission)
      let file = "submissions/\(submission).swift"
      let report = try await checker.check(course.fizz, file: file, imports: [])
      let plain = try await course.checker.check(course.fizz, file: file, imports: [])
      XCTAssertEqual(report.checks, plain.checks, submission)
      XCTAssertEqual(report.outcome, plain.outcome, submission)
      XCTAssertEqual(report.diagnostics, plain.diagnostics, submission)
    }
    waiting.take(for: course.runtime)?.discard()
  }

  /// The tools that work in a folder.
  private func processes(in folder: String) -> [String] {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int32(name) != nil,
        let place = try? files.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd"),
        let program = try? files.destinationOfSymbolicLink(atPath: "/proc/\(name)/exe")
      else { return false }
      return place.hasPrefix(folder) && !program.hasSuffix("sh")
    }
  }
}
