import CourseMarkdown
import CourseModel
import XCTest

/// What may stand beside an exercise's reference solution, and on what it may build.
final class ExerciseAnswersTests: XCTestCase {
  private let folder = "Exercises/01-first/copy"
  private let checks = "checks:\n  - name: testCopies\n    title: It copies\n    points: 2\n"

  /// What an author reads where these files are added to the exercise.
  private func faults(_ files: [String: String]) throws -> [String] {
    let changes = files.map { ("\(folder)/\($0)", Optional($1)) }
    return try CourseFolder(Dictionary(uniqueKeysWithValues: changes)).faults()
      .map { $0.replacing(folder, with: "E") }
  }

  /// A second exercise, which the first lesson refers to.
  private func course(building base: String, on: String? = nil) -> [String: String?] {
    let second = "Exercises/01-first/paste"
    let first = on.map { "title: Copy\n\(checks)builds_on: \($0)\n" }
    var files: [String: String?] = [
      "Lessons/01-first.md": goodHead
        + "```exercise\n01-first/copy\n```\n\n```exercise\n01-first/paste\n```\n",
      "\(second)/exercise.yml": "title: Paste\n\(checks)builds_on: \(base)\n",
      "\(second)/README.md": "Paste it.\n",
      "\(second)/Exercise.swift": "// TODO\n",
      "\(second)/Checks.swift": "final class C: XCTestCase {\n  func testCopies() {}\n}\n",
      "\(second)/Solution.swift": "// done\n",
      "\(second)/hints.md": "## A\n\nA.\n\n## B\n\nB.\n\n## C\n\nC.\n",
    ]
    if let first { files["\(folder)/exercise.yml"] = first }
    return files
  }

  func testAnswers_areRead() throws {
    let exercise = try XCTUnwrap(
      CourseFolder([
        "\(folder)/Solutions/by-hand.swift": "// other\n",
        "\(folder)/WrongAnswers/forgets.swift": "// testCopies: it is empty: why?\nlet a = 1\n",
        "\(folder)/exercise.yml":
          "title: Copy\n\(checks)equivalent:\n  - mutant: 'a < b'\n    reason: They never meet.\n",
      ]).load().course.exercises.first
    )
    XCTAssertEqual(exercise.furtherSolutions, ["\(folder)/Solutions/by-hand.swift"])
    XCTAssertEqual(
      exercise.wrongAnswers,
      [
        Exercise.WrongAnswer(
          file: "\(folder)/WrongAnswers/forgets.swift",
          check: "testCopies",
          words: "it is empty: why?"
        )
      ]
    )
    XCTAssertEqual(exercise.wrongAnswers[0].name, "forgets")
    XCTAssertEqual(exercise.equivalentMutants.map(\.line), ["a < b"])
    XCTAssertEqual(exercise.equivalentMutants.map(\.reason), ["They never meet."])
  }

  func testWrongAnswer_noHeader_saysHowToBegin() throws {
    XCTAssertEqual(
      try faults(["WrongAnswers/a.swift": "import Core\n"]),
      [
        """
        E/WrongAnswers/a.swift:1:1: error: The wrong answer doesn't say what it must be told.
          Begin it with `// check: words`: the test method that fails, and words of its sentence.
        """
      ]
    )
  }

  func testWrongAnswer_unknownCheck_offersNearest() throws {
    XCTAssertEqual(
      try faults(["WrongAnswers/a.swift": "// testCopied: no\n"]),
      [
        """
        E/WrongAnswers/a.swift:1:1: error: There is no check `testCopied`.
          Did you mean `testCopies`?
        """
      ]
    )
  }

  func testFolder_strayFiles_areNamed() throws {
    let solution = """
        Remove it, or put it where it belongs: wrong answers in WrongAnswers, further solutions in \
      Solutions.
      """
    XCTAssertEqual(
      try faults(["notes.txt": "x", "Solutions/a.txt": "x"]),
      [
        "E/Solutions/a.txt:1:1: warning: Nothing uses `a.txt` in E/Solutions.\n\(solution)",
        "E/notes.txt:1:1: warning: Nothing uses `notes.txt` in E.\n\(solution)",
      ]
    )
  }

  func testBase_known_isRead() throws {
    let folder = try CourseFolder(course(building: "01-first/copy"))
    XCTAssertEqual(try folder.faults(), [])
    let exercises = try folder.load().course.exercises
    XCTAssertEqual(exercises.map(\.buildsOn), [nil, "01-first/copy"])
    XCTAssertEqual(exercises.map(\.moduleName), ["Copy", "Paste"])
  }

  func testBase_unknown_offersNearest() throws {
    XCTAssertEqual(
      try CourseFolder(course(building: "01-first/cop")).faults(),
      [
        """
        Exercises/01-first/paste/exercise.yml:6:12: error: The exercise builds on `01-first/cop`, \
        and there is no such exercise.
          Did you mean `01-first/copy`?
        """
      ]
    )
  }

  func testBase_circular_isDropped() throws {
    let folder = try CourseFolder(course(building: "01-first/copy", on: "01-first/paste"))
    XCTAssertEqual(
      try folder.faults(),
      [
        """
        Exercises/01-first/copy/exercise.yml:6:12: error: The exercise builds on \
        `01-first/paste`, which builds on this one.
          Build on an exercise that can be done before this one.
        """,
        """
        Exercises/01-first/paste/exercise.yml:6:12: error: The exercise builds on \
        `01-first/copy`, which builds on this one.
          Build on an exercise that can be done before this one.
        """,
      ]
    )
    XCTAssertEqual(try folder.load().course.exercises.map(\.buildsOn), [nil, nil])
  }
}
