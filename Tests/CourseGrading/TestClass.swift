import CourseModel
import CourseRunner
import Foundation

@testable import CourseGrading

/// A class that hands in work for the fixture course, in a folder of its own.
struct TestClass {
  let root: String
  var exercises: [Exercise] = [fizz]
  /// What is around submissions.
  var sandbox: Sandbox?

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("CourseRunner/Fixtures")

  init(in folder: String = NSTemporaryDirectory()) throws {
    root = folder + "course-grade-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: Self.fixtures.path, toPath: root)
  }

  private init(root: String) { self.root = root }

  /// No class: what stands in a test until it is set up.
  static let none = TestClass(root: "/nonexistent")

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  static let fizz = Exercise(
    id: "01-basics/fizz",
    folder: "Exercises/01-basics/fizz",
    title: "Fizz",
    checks: [
      .init(name: "testThree", title: "Three is Fizz", points: 2),
      .init(name: "testOne", title: "One is itself", points: 1),
      .init(name: "testStack", title: "A stack pops the last pushed", points: 3),
    ],
    task: [],
    hints: []
  )

  /// An exercise that builds on `fizz`.
  static let row = Exercise(
    id: "02-more/fizz-row",
    folder: "Exercises/02-more/fizz-row",
    title: "A row of Fizz",
    checks: [.init(name: "testRow", title: "A row says each number", points: 2)],
    task: [],
    hints: [],
    buildsOn: "01-basics/fizz"
  )

  var course: Course {
    Course(title: "Fizz & Co", summary: "", imports: [], lessons: [], exercises: exercises)
  }

  /// Makes the folder a course that the program can open.
  func makeCourse() throws {
    for (path, text) in [
      (
        "Lessons/course.yml",
        "title: Fizz & Co\nsummary: A course for tests.\nimports: [Notebook]\nlessons: [01-basics]\n"
      ),
      (
        "Lessons/01-basics.md",
        """
        ---
        title: Basics
        level: foundation
        minutes: 5
        ---

        Numbers.

        ```exercise
        01-basics/fizz
        ```

        """
      ),
      ("Exercises/01-basics/fizz/README.md", "# Fizz\n\nSay Fizz.\n"),
      ("Exercises/01-basics/fizz/hints.md", "## A\n\nA.\n\n## B\n\nB.\n\n## C\n\nC.\n"),
    ] {
      try text.write(toFile: root + "/" + path, atomically: true, encoding: .utf8)
    }
    try FileManager.default.removeItem(atPath: root + "/Exercises/02-more")
  }

  /// The built `course`, which lies beside the tests.
  static func program() throws -> String {
    let built = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let tests = built ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("course").path
  }

  var submissions: String { root + "/class" }
  var output: String { root + "/grades" }

  /// A submission of the fixtures.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(root)/submissions/\(name).swift", encoding: .utf8)
  }

  /// Where a student's file goes, in a folder that is made.
  func place(
    _ student: String,
    _ path: String = "01-basics/fizz/Exercise.swift"
  ) throws -> String {
    let file = "\(submissions)/\(student)/\(path)"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true
    )
    return file
  }

  func handIn(
    _ text: String,
    as student: String,
    at path: String = "01-basics/fizz/Exercise.swift"
  ) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: try place(student, path)))
  }

  func store() throws -> GradebookStore { try GradebookStore(folder: output) }

  func grader(key: AnswerKey? = nil, shard: Shard? = nil) throws -> Grader {
    let runtime = try Runtime.locate(root: root)
    return Grader(
      course: course,
      checker: ExerciseChecker(
        root: root,
        runtime: runtime,
        exercises: course.exercises,
        sandbox: sandbox
      ),
      store: try store(),
      key: key,
      shard: shard
    )
  }

  /// Takes in and grades whatever has been handed in.
  @discardableResult
  func grade(
    _ path: String? = nil,
    key: AnswerKey? = nil,
    roster: Roster? = nil,
    policy: GradingPolicy = GradingPolicy(),
    report: @Sendable @escaping (Grader.Progress) -> Void = { _ in }
  ) async throws -> Gradebook {
    let grader = try grader(key: key)
    _ = try grader.takeIn(path ?? submissions, roster: roster)
    try await grader.grade(report: report)
    return try store().gradebook(exercises: exercises, policy: policy)
  }
}
