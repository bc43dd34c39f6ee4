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
    let data = try GradingPackage.gradescope(
      course: school.root,
      key: school.root + "/submissions"
    )
    let archive = try Archive(data, limit: 1 << 20)
    let paths = archive.entries.map(\.path)
    XCTAssertEqual(Array(paths.prefix(2)), ["setup.sh", "run_autograder"])
    XCTAssertTrue(paths.contains("course/Exercises/01-basics/fizz/Checks.swift"))
    XCTAssertTrue(paths.contains("key/good.swift"))
    XCTAssertEqual(paths.filter { $0.hasSuffix("/x.o") || $0.hasSuffix(".json") }, [])
    XCTAssertEqual(paths.filter { $0.contains("gradebook") }, [])
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
