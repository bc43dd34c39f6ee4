import CourseGrading
import CourseModel
import CourseRunner
import Foundation
import Synchronization
import XCTest

final class GraderTests: XCTestCase {
  private var root = ""

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("CourseRunner/Fixtures")

  override func setUpWithError() throws {
    root = NSTemporaryDirectory() + "course-grade-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: Self.fixtures.path, toPath: root)
  }

  override func tearDown() { try? FileManager.default.removeItem(atPath: root) }

  private let fizz = Exercise(
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
  private let row = Exercise(
    id: "02-more/fizz-row",
    folder: "Exercises/02-more/fizz-row",
    title: "A row of Fizz",
    checks: [.init(name: "testRow", title: "A row says each number", points: 2)],
    task: [],
    hints: [],
    buildsOn: "01-basics/fizz"
  )

  private func makeFolder(_ student: String, below part: String = "") throws -> String {
    let folder = "\(root)/class/\(student)/\(part)01-basics/fizz"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder + "/Exercise.swift"
  }

  private func handIn(
    _ submission: String,
    as student: String,
    below part: String = ""
  ) throws {
    let file = try makeFolder(student, below: part)
    try FileManager.default.copyItem(
      atPath: "\(root)/submissions/\(submission).swift",
      toPath: file
    )
  }

  private func grade(
    _ exercises: [Exercise]? = nil,
    report: @Sendable @escaping (Grader.Progress) -> Void = { _ in }
  ) async throws -> Gradebook {
    let course = Course(
      title: "",
      summary: "",
      imports: [],
      lessons: [],
      exercises: exercises ?? [fizz]
    )
    let runtime = try Runtime.locate(root: root)
    let grader = Grader(
      course: course,
      checker: ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
    )
    return try await grader.grade(root + "/class", report: report)
  }

  func testGrade_class_everyOneHasPointsAndReason() async throws {
    try handIn("good", as: "ada")
    try handIn("wrong", as: "bob", below: "work/")
    try handIn("broken", as: "cy")
    try handIn("trap", as: "dan")
    try handIn("exit", as: "eve")
    try handIn("forges", as: "fay")
    try FileManager.default.createDirectory(
      atPath: root + "/class/gus",
      withIntermediateDirectories: true
    )
    let seen = Mutex<[Grader.Progress]>([])
    let book = try await grade { progress in seen.withLock { $0.append(progress) } }
    XCTAssertEqual(
      book.students.map(\.student),
      ["ada", "bob", "cy", "dan", "eve", "fay", "gus"]
    )
    XCTAssertEqual(book.students.map(\.points), [6, 4, 0, 5, 0, 0, 0])
    XCTAssertEqual(
      book.students.map { $0.grades[0].reason },
      [
        "",
        #"Three is Fizz: three is Fizz: ("3") is not equal to ("Fizz")"#,
        "does not compile: cannot find 'nmber' in scope",
        "crashed: Fatal error: Index out of range; One is itself: The check did not end: "
          + "Fatal error: Index out of range (line 4).",
        "not allowed: The file has the module `Glibc`, which exercises may not use.",
        "not allowed: The file has the module `Glibc`, which exercises may not use.",
        "not handed in",
      ]
    )
    XCTAssertEqual(seen.withLock { $0.map(\.done) }, [1, 2, 3, 4, 5, 6, 7])
    XCTAssertEqual(seen.withLock { Set($0.map(\.total)) }, [7])
  }

  func testGrade_laterExercise_buildsOnTheStudentsOwnWhereItPasses() async throws {
    for (student, own) in [("ada", "good"), ("bob", "wrong"), ("cy", nil)] {
      if let own { try handIn(own, as: student) }
      let folder = "\(root)/class/\(student)/\(row.id)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: "\(root)/\(row.solutionFile)",
        toPath: folder + "/Exercise.swift"
      )
    }
    let book = try await grade([fizz, row])
    let choices = book.students.map { student -> [BuiltOn.Choice]? in
      guard case .checked(let report) = student.grades[1].outcome else { return nil }
      XCTAssertTrue(report.passed, student.student)
      return report.builtOn.map(\.choice)
    }
    XCTAssertEqual(choices, [[.own], [.notPassing], [.notBegun]])
  }

  func testGrade_endlessLoop_isZeroForWhatDidNotEndAndOthersAreGraded() async throws {
    try handIn("loop", as: "ada")
    try handIn("good", as: "bob")
    let book = try await grade()
    XCTAssertEqual(book.students.map(\.points), [2, 6])
    XCTAssertTrue(book.students[0].grades[0].reason.hasPrefix("took longer than 10 seconds"))
  }

  func testGrade_filesThatAreNoFiles_areRefused() async throws {
    let linked = try makeFolder("a-link")
    try FileManager.default.createSymbolicLink(
      atPath: linked,
      withDestinationPath: root + "/submissions/good.swift"
    )
    XCTAssertEqual(mkfifo(try makeFolder("b-pipe"), 0o600), 0)
    let sparse = try makeFolder("c-huge")
    FileManager.default.createFile(atPath: sparse, contents: nil)
    XCTAssertEqual(truncate(sparse, 1 << 30), 0)
    try Data([0x66, 0xfc]).write(to: URL(fileURLWithPath: try makeFolder("d-latin")))
    try FileManager.default.createDirectory(
      atPath: try makeFolder("e-folder"),
      withIntermediateDirectories: true
    )
    try FileManager.default.createDirectory(
      atPath: root + "/class/f-linkdir",
      withIntermediateDirectories: true
    )
    try FileManager.default.createSymbolicLink(
      atPath: root + "/class/f-linkdir/01-basics",
      withDestinationPath: root + "/class/z-good/01-basics"
    )
    try handIn("good", as: "z-good")
    let book = try await grade()
    XCTAssertEqual(book.students.map(\.points), [0, 0, 0, 0, 0, 0, 6])
    XCTAssertEqual(
      book.students.map { $0.grades[0].reason },
      [
        "refused: a symbolic link or not in a plain folder",
        "refused: not a regular file",
        "refused: 1073741824 bytes long, the limit is 262144",
        "refused: not UTF-8 text",
        "refused: not a regular file",
        "refused: a symbolic link or not in a plain folder",
        "",
      ]
    )
  }

  func testGrade_noFolder_saysWhatIsExpected() async throws {
    do {
      _ = try await grade()
      XCTFail("nothing was thrown")
    } catch {
      XCTAssertEqual(
        "\(error)",
        "\(root)/class holds no submissions. Name a folder with a folder for every student, "
          + "each with the content of the student's `work/`."
      )
    }
  }

  func testGrade_brokenSolution_gradesNobody() async throws {
    try handIn("good", as: "ada")
    try Data("func fizz() {}\n".utf8)
      .write(to: URL(fileURLWithPath: root + "/" + fizz.solutionFile))
    do {
      _ = try await grade()
      XCTFail("nothing was thrown")
    } catch {
      XCTAssertTrue(
        "\(error)".hasPrefix(
          "01-basics/fizz cannot be graded. "
            + "The checks of 01-basics/fizz do not compile against its own Solution.swift."
        ),
        "\(error)"
      )
    }
  }
}
