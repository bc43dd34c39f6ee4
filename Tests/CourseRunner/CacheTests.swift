import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

final class CacheTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func run(_ lesson: Lesson) async throws -> LessonRun {
    let course = try XCTUnwrap(course)
    return try await course.lessons.run(lesson, imports: [])
  }

  private func write(_ text: String, to file: String) throws {
    let course = try XCTUnwrap(course)
    try text.write(toFile: course.root + "/" + file, atomically: true, encoding: .utf8)
  }

  func testRun_again_isCached() async throws {
    let first = try await run(lesson([(.run, "print(1)")]))
    var second = try await run(lesson([(.run, "print(1)")]))
    XCTAssertTrue(second.isCached)
    second.isCached = false
    XCTAssertEqual(first, second)
  }

  func testRun_movedCell_isCachedAndDiagnosedAtItsNewPlace() async throws {
    let cells: [(Cell.Mode, String)] = [(.run, "print(1)"), (.run, "print(2)\nfatalError(\"no\")")]
    let before = try await run(lesson(cells))
    let after = try await run(lesson(cells, movedBy: 7))
    XCTAssertTrue(after.isCached)
    XCTAssertEqual(before.diagnostics.map(\.range.start.line), [21])
    XCTAssertEqual(after.diagnostics.map(\.range.start.line), [28])
  }

  func testRun_otherStatedOutput_isCachedAndCompared() async throws {
    _ = try await run(lesson([(.run, "print(1)")], outputs: [0: "1"]))
    let run = try await run(lesson([(.run, "print(1)")], outputs: [0: "2"]))
    XCTAssertTrue(run.isCached)
    XCTAssertEqual(run.diagnostics.map(\.identifier), ["stale-output"])
  }

  func testRun_changedCell_runsAgain() async throws {
    _ = try await run(lesson([(.run, "print(1)")]))
    let run = try await run(lesson([(.run, "print(2)")]))
    XCTAssertFalse(run.isCached)
    XCTAssertEqual(run.cells[0].standardOutput, "2\n")
  }

  func testRun_corruptEntry_runsAgain() async throws {
    let folder = try XCTUnwrap(course).root + "/.course/cache/lessons"
    _ = try await run(lesson([(.run, "print(1)")]))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try Data("{".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let run = try await run(lesson([(.run, "print(1)")]))
    XCTAssertFalse(run.isCached)
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
  }

  func testRun_rebuiltCore_runsAgain() async throws {
    let course = try XCTUnwrap(course)
    let build = course.root + "/build"
    try FileManager.default.createDirectory(atPath: build, withIntermediateDirectories: true)
    for name in ["libNotebookRuntime.so", "libChecksRuntime.so", "Modules"] {
      let original = course.runtime.build + "/" + name
      if name.hasSuffix(".so") {
        try FileManager.default.copyItem(atPath: original, toPath: build + "/" + name)
      } else {
        try FileManager.default.createSymbolicLink(
          atPath: build + "/" + name,
          withDestinationPath: original
        )
      }
    }
    let runtime = Runtime(
      toolchain: course.runtime.toolchain,
      build: build,
      moduleCache: course.runtime.moduleCache
    )
    let runner = LessonRunner(root: course.root, runtime: runtime)
    let sample = lesson([(.run, "print(1)")])
    _ = try await runner.run(sample, imports: [])
    let same = try await runner.run(sample, imports: [])
    XCTAssertTrue(same.isCached)

    let library = try XCTUnwrap(FileHandle(forWritingAtPath: build + "/libNotebookRuntime.so"))
    try library.seekToEnd()
    try library.write(contentsOf: Data([0]))
    try library.close()
    let rebuilt = try await runner.run(sample, imports: [])
    XCTAssertFalse(rebuilt.isCached)
  }

  func testRun_dataFile_isReadAndItsChangeRunsAgain() async throws {
    let source = """
      import Glibc
      func show(_ path: String) {
        guard let file = fopen(path, "r") else { return print("no", path) }
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        while getline(&line, &size, file) > 0 { print(line.map { String(cString: $0) } ?? "") }
      }
      """
    let cells: [(Cell.Mode, String)] = [(.hidden, source), (.run, "show(\"data/lines.txt\")")]
    let first = try await run(lesson(cells))
    XCTAssertEqual(first.cells[1].standardOutput, "three\n\nlines\n\nhere\n\n")
    try write("changed\n", to: "Lessons/data/other.txt")
    let second = try await run(lesson(cells))
    XCTAssertTrue(second.isCached, "the program does not name the other file")
    try write("changed\n", to: "Lessons/data/lines.txt")
    let third = try await run(lesson(cells))
    XCTAssertEqual(third.cells[1].standardOutput, "changed\n\n")
  }

  func testRun_pathMadeUp_seesAllFiles() async throws {
    let course = try XCTUnwrap(course)
    let data = try CourseData(root: course.root, namedIn: [#"let path = "data/" + name"#])
    XCTAssertEqual(data.files, ["lines.txt", "other.txt"])
    let named = try CourseData(root: course.root, namedIn: [#"load("data/lines.txt")"#])
    XCTAssertEqual(named.files, ["lines.txt"])
  }

  func testRun_everyRunHasItsOwnFolder() async throws {
    let source = """
      import Glibc
      print(access("left", F_OK))
      fclose(fopen("left", "w"))
      """
    _ = try await run(lesson([(.run, source)]))
    let second = try await run(lesson([(.run, source + "\nprint()")]))
    XCTAssertEqual(second.cells[0].standardOutput, "-1\n\n")
  }

  func testDigest_equalsSHA256() {
    var digest = Digest()
    digest.add(String(repeating: "a", count: 200))
    // printf '\0\0\0\0\0\0\0\xc8' followed by 200 times "a", through sha256sum
    XCTAssertEqual(
      digest.finish(),
      "c1b2f0e3afeaf1de337a7b57598803e23cdcecfb2b2fda08d334a1449fe6f0ea"
    )
  }
}
