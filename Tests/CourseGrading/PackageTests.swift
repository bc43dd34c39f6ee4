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
        *) [ "$(stat -c %Y "$2/submission/a.swift")" = 1530480152 ] || exit 3
          echo "said boxed"; exit \(boxed) ;;
      esac
      """
    // A submission is as old as Gradescope says, not as this machine.
    try """
    {"id": 1, "created_at": "2018-07-01T14:22:32.365935-07:00", "assignment": {"due_date": "2018-07-02"},
      "previous_submissions": [{"created_at": "2017-01-01T00:00:00Z"}]}
    """.write(toFile: base + "/submission_metadata.json", atomically: true, encoding: .utf8)
    try Data("x".utf8).write(to: URL(fileURLWithPath: base + "/submission/a.swift"))
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

  /// Git keeps no times but those of commits, and a workflow's own YAML is easily wrong.
  func testWorkflow_isYAML_andItsStepGivesFilesTheTimesOfTheirCommits() throws {
    let folder = NSTemporaryDirectory() + "workflow-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let work = folder + "/submissions/=ada “A”"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: work + "/a[1].swift"))
    let path = folder + "/workflow.yml"
    try GradingPackage.workflow.write(toFile: path, atomically: true, encoding: .utf8)
    let file = try YAMLFile(path: path)
    var node = try XCTUnwrap(file.root)
    for name in ["jobs", "grade", "steps"] {
      node = try XCTUnwrap(try file.pairs(node, name).first { $0.name == name }?.value)
    }
    let commands = try file.list(node, "steps").compactMap { step in
      try file.pairs(step, "step").first { $0.name == "run" }?.value
    }.map { try file.text($0, "run") }
    let step = try XCTUnwrap(commands.first { $0.contains("touch") })
    let script = """
      set -e; cd "$0"; git init -q; git add submissions
      export GIT_COMMITTER_DATE=2026-11-20T18:00:00Z
      git -c user.name=n -c user.email=e commit -qm m
      \(step)
      stat -c %Y submissions/*/*
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "-c", script, folder]
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    XCTAssertEqual(said, "1795197600\n")
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
