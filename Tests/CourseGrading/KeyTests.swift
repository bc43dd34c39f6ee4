import CourseModel
import Foundation
import XCTest

@testable import CourseGrading
@testable import CourseRunner

/// Hidden checks count, and nothing that is released says what they are.
final class KeyTests: XCTestCase {
  private var school = TestClass.none
  private var key = ""

  override func setUpWithError() throws {
    school = try TestClass()
    key = school.root + "-key"
    let folder = key + "/01-basics/fizz"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try """
    checks:
      - {name: testConfidential, title: The covert demand, points: 4}
      - {name: testPrivately, title: The veiled demand, points: 2, sealed: true}
    """.write(toFile: folder + "/exercise.yml", atomically: true, encoding: .utf8)
    try """
    import ExerciseChecks
    import XCTest

    @testable import Exercise

    final class HiddenChecks: XCTestCase {
      func testConfidential() {
        XCTAssertEqual(fizz(73_939_133), "73939133", "the clandestine number")
      }

      func testPrivately() {
        Sealed.give(fizz(82_589_933), of: "the undisclosed one")
      }
    }
    """.write(toFile: folder + "/Checks.swift", atomically: true, encoding: .utf8)
  }

  override func tearDown() {
    school.remove()
    try? FileManager.default.removeItem(atPath: key)
  }

  /// What may appear nowhere: names, titles, literals and values.
  private let secrets = [
    "testConfidential", "testPrivately", "covert", "veiled", "73939133", "73_939_133", "82589933",
    "82_589_933", "clandestine", "undisclosed",
  ]

  private func handInAll() throws {
    let good = try school.text("good")
    try school.handIn(good, as: "ada")
    try school.handIn(try school.text("wrong"), as: "bob")
    // These print, throw away and die of whatever they are asked.
    for (name, line) in [
      ("prints", #"print("asked for", number)"#),
      ("traps", #"if number > 999 { fatalError("asked for \(number)") }"#),
      ("loops", "if number > 999 { while true {} }"),
      ("returns", #"if number > 999 { return "asked for \(number)" }"#),
    ] {
      let text = good.replacing(
        #"{ number % 3"#,
        with: "{\n  \(line)\n  return number % 3"
      )
      XCTAssertNotEqual(text, good)
      try school.handIn(text, as: name)
    }
  }

  func testHidden_count_andNothingReleasedTellsThem() async throws {
    try handInAll()
    let answerKey = try AnswerKey(folder: key, course: school.course)
    let book = try await school.grade(key: answerKey)
    XCTAssertEqual(book.possible["01-basics/fizz"], 12)
    let points = Dictionary(uniqueKeysWithValues: book.students.map { ($0.student.id, $0.points) })
    XCTAssertEqual(
      points,
      ["ada": 12, "bob": 10, "prints": 12, "traps": 6, "loops": 6, "returns": 6]
    )
    let theme = try ReportTheme(folder: ReportTests.site)
    let encoder = JSONEncoder()
    var released = [
      "grades.csv": book.csv, "canvas.csv": book.canvasCSV(assignment: "x"),
      "moodle.csv": book.moodleCSV, "junit.xml": book.junit,
      "report.html": ClassReport(book, title: "T").html(theme),
      "gradebook.json": String(decoding: try encoder.encode(GradebookJSON(book)), as: UTF8.self),
    ]
    for student in book.students {
      let feedback = Feedback(student, of: book, title: "T")
      released[student.student.id + ".html"] = feedback.html(theme)
      released[student.student.id + ".md"] = feedback.markdown
      released[student.student.id + ".json"] = String(
        decoding: try encoder.encode(GradescopeResults(student, book)),
        as: UTF8.self
      )
    }
    for (name, text) in released {
      for secret in secrets { XCTAssertFalse(text.contains(secret), "\(name) tells \(secret)") }
    }
    XCTAssertTrue(released["traps.md"]?.contains("Hidden checks (0/6)") ?? false)
    // The test would find them if they were there: the gradebook itself has them.
    let names = book.students[0].grades[0].attempt?.verdict?.items.map(\.name) ?? []
    XCTAssertTrue(names.contains("testConfidential"))
  }

  func testRegrade_withoutTheKey_isRefused() async throws {
    try school.handIn(try school.text("good"), as: "ada")
    _ = try await school.grade(key: try AnswerKey(folder: key, course: school.course))
    do {
      _ = try await school.grader().regrade(applies: true)
      XCTFail("nothing was thrown")
    } catch {
      XCTAssertTrue("\(error)".contains("--key"), "\(error)")
    }
  }

  /// A runtime whose compiler writes a line whenever it compiles what somebody handed in.
  private func counting(_ runtime: Runtime, into file: String) throws -> Runtime {
    let root = school.root + "/toolchain"
    let real = runtime.toolchain
    let manager = FileManager.default
    try manager.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
    for name in ["lib", "libexec", "bin/ld.lld"] {
      try manager.createSymbolicLink(
        atPath: root + "/" + name,
        withDestinationPath: real.root + "/" + name
      )
    }
    let script = """
      #!/bin/sh
      case "$*" in *" -module-name Exercise "*/sources/Exercise.swift*) echo 1 >> '\(file)';; esac
      exec '\(real.compiler)' "$@"
      """
    let counted = Toolchain(root: root)
    try script.write(toFile: counted.compiler, atomically: true, encoding: .utf8)
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: counted.compiler)
    return Runtime(
      toolchain: counted,
      build: runtime.build,
      moduleCache: runtime.moduleCache,
      products: runtime.products,
      core: runtime.core
    )
  }

  func testHidden_andOpen_areRunOnWhatWasCompiledOnce() async throws {
    try school.handIn(try school.text("good"), as: "ada")
    let count = school.root + "/compiled"
    let runtime = try counting(try Runtime.locate(root: school.root), into: count)
    let grader = Grader(
      course: school.course,
      checker: ExerciseChecker(
        root: school.root,
        runtime: runtime,
        exercises: school.exercises
      ),
      store: try school.store(),
      key: try AnswerKey(folder: key, course: school.course)
    )
    _ = try grader.takeIn(school.submissions)
    try await grader.grade()
    let book = try grader.store.gradebook(exercises: school.exercises, policy: GradingPolicy())
    XCTAssertEqual(book.students.map(\.points), [12])
    XCTAssertEqual(try String(contentsOfFile: count, encoding: .utf8), "1\n")
  }

  func testKey_thatCannotBeUsed_saysWhy() throws {
    let course = school.course
    XCTAssertThrowsError(try AnswerKey(folder: school.root + "/submissions", course: course)) {
      XCTAssertEqual(
        "\($0)",
        "The key \(school.root)/submissions cannot be used: it has no folder named like an exercise "
          + "of the course."
      )
    }
    let files = [
      "exercise.yml": "checks:\n  - {name: testOne, title: One, points: 1}\n",
      "Checks.swift": "func testOne() {}\n",
    ]
    for (name, text) in files {
      let path = key + "/01-basics/fizz/" + name
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    XCTAssertThrowsError(try AnswerKey(folder: key, course: course)) {
      XCTAssertEqual(
        "\($0)",
        "The key \(key)/01-basics/fizz cannot be used: the course has a check `testOne` too."
      )
    }
  }

  func testKey_listThatIsWrong_isToldWithItsLine() throws {
    let course = school.course
    let file = key + "/01-basics/fizz/exercise.yml"
    let check = "  - {name: testConfidential, title: A, points: 4}\n"
    let cases = [
      (
        "  - {name: testConfidential, title: A, points: 1e30}\n",
        "2: error: The value of `points` must be a whole number from 1 to 1000000, not `1e30`."
      ),
      (
        "  - {name: testConfidential, title: A, points: 4, sealed: yes}\n",
        "2: error: The value of `sealed` must be `true` or `false`, not `yes`."
      ),
      ("  - {name: fizz, title: A, points: 4}\n", "2: error: `fizz` is not the name"),
      (check + check, "3: error: The check `testConfidential` is listed twice."),
      (check, "2: error: The method `testPrivately` of Checks.swift"),
      ("  - {name: testConfidential, point: 4}\n", "2: error: "),
    ]
    for (list, words) in cases {
      try ("checks:\n" + list).write(toFile: file, atomically: true, encoding: .utf8)
      XCTAssertThrowsError(try AnswerKey(folder: key, course: course)) {
        XCTAssertTrue("\($0)".hasPrefix(file + ":" + words), "\($0)")
      }
    }
  }
}
