import Foundation
import XCTest

@testable import CourseRunner

final class WaitingCompilerTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func start() throws -> StartedCompiler {
    try XCTUnwrap(StartedCompiler(XCTUnwrap(course).runtime))
  }

  private func compile(_ text: String, with compiler: StartedCompiler) async throws -> Bool? {
    try await compiler.compile(text, seconds: 30)
  }

  func testCompile_good_makesTheObject() async throws {
    let compiler = try start()
    let succeeded = try await compile("func one() -> Int { 1 }\n", with: compiler)
    XCTAssertEqual(succeeded, true)
    XCTAssertTrue(Files.exists(compiler.workplace.objects + "/Exercise.o"))
    compiler.discard()
    XCTAssertFalse(Files.exists(compiler.workplace.scratch.folder))
  }

  func testCompile_broken_saysWhere() async throws {
    let compiler = try start()
    defer { compiler.discard() }
    let succeeded = try await compile("\nfunc one() -> Int { two }\n", with: compiler)
    XCTAssertEqual(succeeded, false)
    let words = try Files.text(compiler.workplace.scratch.folder + "/stderr")
    let error = try XCTUnwrap(CompilerMessage.errors(in: words).first)
    XCTAssertEqual([error.line, error.column], [2, 21])
  }

  func testCompile_moreThanAPipeHolds_isReadToItsEnd() async throws {
    let compiler = try start()
    defer { compiler.discard() }
    let text = String(repeating: "// long\n", count: 20_000) + "let end = nowhere\n"
    let succeeded = try await compile(text, with: compiler)
    XCTAssertEqual(succeeded, false)
    let words = try Files.text(compiler.workplace.scratch.folder + "/stderr")
    XCTAssertEqual(CompilerMessage.errors(in: words).first?.line, 20_001)
  }

  func testCompile_goneCompiler_isLeftToAnother() async throws {
    let compiler = try start()
    compiler.discard()
    let succeeded = try await compile("func one() -> Int { 1 }\n", with: compiler)
    XCTAssertNil(succeeded)
  }

  /// Whoever waits for text that never comes is gone when its input is, as it is when this process ends.
  func testDiscard_endsTheProcess() async throws {
    let compiler = try start()
    let folder = compiler.workplace.scratch.folder
    for _ in 0..<500 where processes(of: folder).isEmpty {
      try await Task.sleep(for: .milliseconds(20))
    }
    XCTAssertEqual(processes(of: folder).count, 1)
    compiler.discard()
    for _ in 0..<500 where !processes(of: folder).isEmpty {
      try await Task.sleep(for: .milliseconds(20))
    }
    XCTAssertEqual(processes(of: folder), [])
  }

  func testCheck_withWaitingCompiler_saysWhatItSaysWithout() async throws {
    let course = try XCTUnwrap(course)
    var checker = course.checker
    let waiting = WaitingCompiler()
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

  /// The compilers at work on a folder's sources.
  private func processes(of folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { Int32($0) != nil }.compactMap {
      try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)
    }.filter { $0.contains("swift-frontend\0") && $0.contains(folder) && !$0.hasPrefix("sh\0") }
  }
}
