import CourseMarkdown
import CourseModel
import Foundation
import XCTest

/// Front matter without a fault; a lesson's body begins on line 7.
let goodHead = "---\ntitle: T\nlevel: foundation\nstep: 1\nminutes: 5\n---\n"

/// The implementation whose code stands beside the cells.
let reference = Reference(name: "PyTorch", language: "python", recorder: "Lessons/r.py")

/// What an author reads about a lesson with this body, which begins on line 7.
func faults(inBody body: String) -> [String] {
  faults(in: goodHead + body)
}

/// What an author reads about a lesson, its file's name shortened to `L`.
func faults(in lesson: String) -> [String] {
  LessonParser.parse(lesson, file: "L", reference: reference).diagnostics.map(\.description)
}

/// The blocks of a lesson with this body, which must be without fault.
func blocks(
  _ body: String,
  file: StaticString = #filePath,
  line: UInt = #line
) -> [Block] {
  let (lesson, diagnostics) = LessonParser.parse(
    goodHead + body,
    file: "L",
    reference: reference
  )
  XCTAssertEqual(diagnostics.map(\.description), [], file: file, line: line)
  return lesson?.blocks ?? []
}

/// A course in a folder of its own, removed after the test.
final class CourseFolder {
  let url: URL

  /// A course of one lesson and one exercise, without fault.
  init(_ changes: [String: String?] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString)")
    let exercise = "Exercises/01-first/copy"
    var files: [String: String?] = [
      "Lessons/course.yml": "title: T\nsummary: S\nimports: [Core]\nlessons: [01-first]\n",
      "Lessons/01-first.md": goodHead + "## Start\n\n```exercise\n01-first/copy\n```\n",
      "\(exercise)/exercise.yml":
        "title: Copy\nchecks:\n  - name: testCopies\n    title: It copies\n    points: 2\n",
      "\(exercise)/README.md": "# Copy\n\nCopy it.\n",
      "\(exercise)/Exercise.swift": "// TODO\n",
      "\(exercise)/Checks.swift": "final class C: XCTestCase {\n  func testCopies() {}\n}\n",
      "\(exercise)/Solution.swift": "// done\n",
      "\(exercise)/hints.md":
        "## Look\n\nLook at it.\n\n## Think\n\nThink.\n\n## Copy\n\nCopy it.\n",
    ]
    files.merge(changes) { $1 }
    for (path, text) in files {
      guard let text else { continue }
      try write(Data(text.utf8), to: path)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ data: Data, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try data.write(to: file)
  }

  func load() throws -> LoadedCourse { try CourseLoader(root: url.path).load() }

  /// What an author reads about the course.
  func faults() throws -> [String] { try load().diagnostics.map(\.description) }
}
