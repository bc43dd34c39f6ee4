import Foundation
import XCTest

/// The built program, interrupted in the middle of its work or started twice at once.
final class InterruptionTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    try folder.write(
      "title: Small\nsummary: Short.\nimports: [Notebook]\nlessons: [01-one, 02-endless]\n",
      to: "Lessons/course.yml"
    )
    for (step, slug, source) in [
      (1, "one", "print(6 * 7)"),
      (2, "endless", "import Glibc\nprint(1)\nwhile true { sleep(1) }"),
    ] {
      try folder.write(
        """
        ---
        title: \(slug)
        level: foundation
        step: \(step)
        minutes: 1
        ---
        Words.

        ```swift
        \(source)
        ```
        """,
        to: "Lessons/0\(step)-\(slug).md"
      )
    }
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  /// Where the program keeps what it needs for a run.
  private var scratch: String { folder.path + "/tmp" }

  private func start(_ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Program.course())
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["COURSE_ROOT": folder.path, "TMPDIR": scratch]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The command lines of the processes that run out of the scratch folder.
  private func running() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc")
      .compactMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
      .filter { $0.contains(scratch) }
  }

  private func wait(_ what: String, until isSo: () throws -> Bool) throws {
    for _ in 0..<300 {
      if try isSo() { return }
      usleep(100_000)
    }
    XCTFail("waited in vain: \(what)")
  }

  func testSignal_inTheMiddleOfARun_leavesNothingBehind() throws {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      let process = try start("run", "2")
      try wait("the cell runs") { try running().contains { $0.hasSuffix("/lesson\0") } }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      XCTAssertEqual(process.terminationReason, .exit, "signal \(signal)")
      XCTAssertEqual(process.terminationStatus, 130, "signal \(signal)")
      XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: scratch), [])
      try wait("the killed are gone") { try running().isEmpty }
    }
  }

  func testRun_severalAtOnce_agreeAndKeepAWholeResult() throws {
    let processes = try (0..<4).map { _ in try start("run", "1") }
    for process in processes {
      process.waitUntilExit()
      XCTAssertEqual(process.terminationStatus, 0)
    }
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: scratch), [])
    let kept = folder.path + "/.course/cache/lessons"
    let entries = try FileManager.default.contentsOfDirectory(atPath: kept)
    XCTAssertEqual(entries.count, 1, "\(entries)")
    let again = try Program(
      Program.course(),
      ["run", "1", "--json"],
      environment: ["COURSE_ROOT": folder.path]
    )
    XCTAssertTrue(again.output.contains("\"cached\" : true"), again.output)
    XCTAssertTrue(again.output.contains("\"stdout\" : \"42\\n\""), again.output)
  }
}
