import CourseArchives
import Foundation
import XCTest

@testable import CourseGrading

/// What is taken elsewhere is whole, and its scripts are scripts.
final class PackageTests: XCTestCase {
  func testGradescope_holdsTheCourseAndTheKey_andNothingMade() throws {
    let school = try TestClass()
    defer { school.remove() }
    for path in [".course/cache/x.json", ".build/x.o", "grades/gradebook.sqlite"] {
      let file = URL(fileURLWithPath: school.root + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data("x".utf8).write(to: file)
    }
    let engine = school.root + "/.build/engine"
    try FileManager.default.createDirectory(atPath: engine, withIntermediateDirectories: true)
    try Data("#!/bin/sh".utf8).write(to: URL(fileURLWithPath: engine + "/course"))
    let data = try GradingPackage.gradescope(
      course: school.root,
      engine: engine,
      key: school.root + "/submissions"
    )
    let archive = try Archive(data, limit: 1 << 20)
    let paths = archive.entries.map(\.path)
    XCTAssertTrue(paths.contains("engine/course"))
    XCTAssertThrowsError(
      try GradingPackage.gradescope(course: school.root, engine: nil, key: nil)
    )
    XCTAssertEqual(Array(paths.prefix(2)), ["setup.sh", "run_autograder"])
    XCTAssertTrue(paths.contains("course/Exercises/01-basics/fizz/Checks.swift"))
    XCTAssertTrue(paths.contains("key/good.swift"))
    XCTAssertEqual(paths.filter { $0.hasSuffix("/x.o") || $0.hasSuffix(".json") }, [])
    XCTAssertEqual(paths.filter { $0.contains("gradebook") }, [])
  }

  /// Runs the autograder with a `course` that ends with one status in boxes and another without.
  private func autograde(boxed: Int, trusted: Int) throws -> (status: Int32, said: String) {
    let base = NSTemporaryDirectory() + "autograder-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: base) }
    for folder in ["submission", "source/course"] {
      try FileManager.default.createDirectory(
        atPath: "\(base)/\(folder)",
        withIntermediateDirectories: true
      )
    }
    let course = """
      #!/bin/sh
      case "$*" in
        *export*)
          while [ "$1" != --to ]; do shift; done
          mkdir -p "$2/submission" && echo '{}' >"$2/submission/results.json" ;;
        *--trust-submissions*) echo "said trusted"; exit \(trusted) ;;
        *) echo "said boxed"; exit \(boxed) ;;
      esac
      """
    let program = base + "/source/course/course"
    try course.write(toFile: program, atomically: true, encoding: .utf8)
    XCTAssertEqual(chmod(program, 0o755), 0)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "-c", GradingPackage.run]
    process.environment = ProcessInfo.processInfo.environment.merging(["AUTOGRADER": base]) { $1 }
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let isGraded = FileManager.default.fileExists(atPath: base + "/results/results.json")
    XCTAssertEqual(isGraded, process.terminationStatus == 0)
    return (process.terminationStatus, said)
  }

  func testAutograder_goesOnWithoutBoxes_onlyWhereThereCanBeNone() throws {
    let missing = try autograde(boxed: 69, trusted: 0)
    XCTAssertEqual(missing.status, 0)
    XCTAssertTrue(missing.said.contains("said boxed\nGoing on without a sandbox"), missing.said)
    XCTAssertEqual(try autograde(boxed: 0, trusted: 1).status, 0)
    for (boxed, trusted, what) in [(1, 0, "boxed"), (139, 0, "boxed"), (69, 1, "trusted")] {
      let failed = try autograde(boxed: boxed, trusted: trusted)
      XCTAssertEqual(failed.status, 1)
      let status = boxed == 69 ? trusted : boxed
      XCTAssertTrue(
        failed.said.hasSuffix("ended with status \(status). It said:\nsaid \(what)\n"),
        failed.said
      )
    }
  }

  func testScripts_areWellFormed() throws {
    for script in [GradingPackage.setup, GradingPackage.run] {
      let process = Process()
      let input = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["bash", "-n"]
      process.standardInput = input
      try process.run()
      input.fileHandleForWriting.write(Data(script.utf8))
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      XCTAssertEqual(process.terminationStatus, 0, script)
    }
  }
}
