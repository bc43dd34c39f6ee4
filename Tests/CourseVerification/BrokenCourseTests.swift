import CourseModel
import XCTest

@testable import CourseVerification

/// A course broken in every way an author can break it: each is found, at its place, in words.
final class BrokenCourseTests: XCTestCase {
  /// One way to break it, and the beginning of what the author is told.
  private struct Break {
    var file: String
    var change: Change
    var told: String

    enum Change {
      case replace(String, String)
      case write(String)
      case remove
    }
  }

  private static let lesson = "Lessons/01-one.md"
  private static let first = "Exercises/01-one/count-up"

  private func check(_ breaks: [Break], line: UInt = #line) async throws {
    for one in breaks {
      let course = try SmallCourse()
      try await course.record()
      switch one.change {
      case .replace(let old, let new): try course.replace(old, with: new, in: one.file)
      case .write(let text): try course.write(text, to: one.file)
      case .remove: try FileManager.default.removeItem(atPath: course.root + "/" + one.file)
      }
      let verification = try await course.verify()
      let told = verification.diagnostics.map(\.description)
      XCTAssertTrue(
        told.contains { $0.hasPrefix(one.told) },
        "“\(one.told)” is not among:\n\(told.joined(separator: "\n"))",
        line: line
      )
      XCTAssertFalse(verification.isHealthy, one.told, line: line)
      let solutions = verification.diagnostics.map { $0.solution ?? "" }
      XCTAssertFalse(solutions.contains(""), "\(told)", line: line)
    }
  }

  private func inLesson(_ old: String, _ new: String, _ told: String) -> Break {
    Break(file: Self.lesson, change: .replace(old, new), told: "\(Self.lesson):\(told)")
  }

  private func inExercise(_ file: String, _ change: Break.Change, _ told: String) -> Break {
    Break(
      file: "\(Self.first)/\(file)",
      change: change,
      told: told.replacing("E/", with: Self.first + "/")
    )
  }

  func testCells() async throws {
    try await check([
      inLesson(
        "2)\n```\n\n```output\n3\n```\n\n```swift error",
        "2)\n```\n\n```output\n4\n```\n\n```swift error",
        "38:1: error: The cell prints something else than the lesson states."
      ),
      inLesson(
        "```output\nnothing",
        "```output\nsomething",
        "47:1: error: The cell prints something else than the lesson states."
      ),
      inLesson("print(one + 2)\n```", "print(none + 2)\n```", "34:7: error: cannot find 'none'"),
      inLesson(
        "throw Empty()",
        "print(one)",
        "42:1: error: The cell is marked `error` and did not throw."
      ),
      inLesson("```swift error", "```swift", "43:1: error: The cell threw: nothing to count"),
      inLesson("let one = 1", "let one = [1][1]", "33:14: error: The cell crashed: "),
      inLesson("let one = 1", "let  one = 1", "33:4: error: The formatter says: "),
    ])
  }

  func testQuestions() async throws {
    try await check([
      inLesson(
        "    proof: one + 1 == 2\n",
        "",
        "14:5: error: Option 1 of `first` has no proof."
      ),
      inLesson(
        "proof: one + 1 == 3",
        "proof: one + 1 == 2",
        "17:5: error: The proof of option 2 of `first` holds"
      ),
      inLesson(
        "  - text: Two\n    correct: true\n    proof: one + 1 == 2\n  - text: Three\n",
        "  - text: Two\n    proof: one + 1 == 2\n  - text: Three\n    correct: true\n",
        "14:5: error: The proof of option 1 of `first` holds"
      ),
      inLesson(
        "one + 1 == 3",
        "two == 3",
        "17:5: error: The proof of option 2 of `first` could not be evaluated"
      ),
      inLesson(
        "proof: one + 1 == 2\n```",
        "proof: one + 1 == 1\n```",
        "54:8: error: The proof of the card `after-one`"
      ),
      inLesson(
        "symptom: '3'",
        "symptom: '4'",
        "62:11: error: The broken code of `too-many` shows something else"
      ),
      inLesson(
        "fixed: '2'",
        "fixed: '3'",
        "71:9: error: The fix of `too-many` prints something else"
      ),
      inLesson(
        "fix: print(one + 1)",
        "fix: print(one + 2)",
        "70:6: error: The fix of `too-many` prints just what the broken code printed."
      ),
      inLesson("id: too-many", "id: first", "58:5: error: There is another question"),
    ])
  }

  func testReference() async throws {
    try await check([
      inLesson(
        "```output\n3\n```\n\n```swift\n",
        "```output\n4\n```\n\n```swift\n",
        "29:1: error: Abacus printed something else than the lesson states."
      ),
      inLesson(
        "print(1 + 2)",
        "print(2 + 1)",
        "24:1: error: This Abacus code is not the code that was recorded."
      ),
      inLesson(
        "print(one + 2)\n```\n\n```output\n3",
        "print(one + 3)\n```\n\n```output\n4",
        "38:1: error: The cell prints something else than Abacus, beside it, does."
      ),
      inLesson(
        "compute: one + {more}",
        "compute: one + one + {more}",
        "93:7: error: The card `beyond.1` computes something else than Abacus printed."
      ),
      inLesson(
        "twin: print({more} + 1)",
        "twin: print(1 + {more})",
        "93:7: error: This Abacus code is not the code that was recorded."
      ),
      Break(
        file: "Lessons/reference/record.sh",
        change: .replace("cat", "# changed\ncat"),
        told: "Lessons/01-one.md:24:1: error: What Abacus prints was recorded by another program"
      ),
      Break(
        file: "Lessons/reference/01-one.json",
        change: .remove,
        told: "Lessons/01-one.md:24:1: error: What Abacus prints for this lesson has never been"
      ),
      Break(
        file: "Lessons/course.yml",
        change: .replace("reference: {", "# reference: {"),
        told:
          "Lessons/01-one.md:28:1: error: The output belongs to nothing: no cell stands directly"
      ),
    ])
  }

  func testPages() async throws {
    try await check([
      inLesson("(#two)", "(#tow)", "8:47: error: The link leads to `#tow`, but no heading"),
      inLesson("data/stroke.svg", "data/strike.svg", "8:66: error: The link leads to"),
      inLesson("![a stroke]", "![]", "8:66: error: The image `data/stroke.svg` has no text"),
      inLesson("(glossary:one)", "(glossary:two)", "8:22: error: "),
      inLesson("01-one/count-up", "01-one/count-down", "80:1: error: There is no exercise"),
      inLesson("minutes: 2", "minutes: 30", "5:10: error: The lesson says that it takes 30"),
      inLesson("## Two", "#### Two", "22:1: error: A heading of level 4 follows"),
      inLesson("Counting begins", "<b>Counting</b> begins", "8:1: error: `<b>` is HTML"),
      Break(
        file: "Lessons/notes.txt",
        change: .write("?"),
        told: "Lessons/notes.txt:1:1: warning: Nothing uses `notes.txt` in Lessons."
      ),
    ])
  }

  func testAnswers() async throws {
    try await check([
      inExercise(
        "Exercise.swift",
        .replace("[-1]", "[]"),
        "E/Exercise.swift:1:1: error: The starter passes `testCount_zero` as it is."
      ),
      inExercise(
        "Exercise.swift",
        .replace("// TODO: count.", "// count."),
        "E/Exercise.swift:1:1: error: The starter has no TODO."
      ),
      inExercise(
        "Exercise.swift",
        .replace("[-1]", "[one]"),
        "E/Exercise.swift:1:1: error: The starter does not compile, or does not run to its end."
      ),
      inExercise(
        "Solution.swift",
        .replace("1...last", "0...last"),
        "E/Solution.swift:1:1: error: The solution fails `testCount_three`."
      ),
      inExercise(
        "Solutions/by-range.swift",
        .replace(".dropFirst()", ".dropLast()"),
        "E/Solutions/by-range.swift:1:1: error: The solution fails `testCount_three`."
      ),
      inExercise(
        "WrongAnswers/from-zero.swift",
        .replace("0..<last", "1..<last + 1"),
        "E/WrongAnswers/from-zero.swift:1:1: error: The wrong answer passes `testCount_three`."
      ),
      inExercise(
        "WrongAnswers/from-zero.swift",
        .replace("begins with one", "begins with zero"),
        "E/WrongAnswers/from-zero.swift:1:1: error: `testCount_three` doesn't tell the wrong"
      ),
      inExercise(
        "WrongAnswers/from-zero.swift",
        .replace("last: Int", "last: Int32"),
        "E/WrongAnswers/from-zero.swift:1:1: error: The wrong answer does not compile."
      ),
      inExercise(
        "WrongAnswers/from-zero.swift",
        .replace("// testCount_three: ", "// "),
        "E/WrongAnswers/from-zero.swift:1:1: error: The wrong answer doesn't say what"
      ),
    ])
  }

  func testExerciseFolders() async throws {
    try await check([
      inExercise(
        "hints.md",
        .replace("## Count\n\nCount.\n", ""),
        "E/hints.md:5:1: error: The exercise has 2 hints, and three are the least."
      ),
      inExercise(
        "hints.md",
        .replace("01-one.md", "02-two.md"),
        "E/hints.md:3:9: error: The link leads to `../../../Lessons/02-two.md`"
      ),
      inExercise("todo.txt", .write("?"), "E/todo.txt:1:1: warning: Nothing uses `todo.txt`"),
      inExercise("Solution.swift", .remove, "E/Solution.swift:1:1: error: The exercise has no"),
      inExercise(
        "exercise.yml",
        .replace("testCount_zero", "testCount_nothing"),
        "E/exercise.yml:6:11: error: Checks.swift has no method `testCount_nothing`."
      ),
      inExercise(
        "Solution.swift",
        .replace("  return Array", "    return Array"),
        "E/Solution.swift:4:1: error: The formatter says: "
      ),
      Break(
        file: "Exercises/01-one/count-twice/exercise.yml",
        change: .replace("count-up", "count-op"),
        told: "Exercises/01-one/count-twice/exercise.yml:2:12: error: The exercise builds on"
      ),
    ])
  }

  func testChecks_weak_areFound() async throws {
    let weak = "XCTAssert(!numbers.isEmpty, \"You say nothing.\")"
    let course = try SmallCourse()
    try await course.record()
    let file = "\(Self.first)/Checks.swift"
    try course.replace(
      "XCTAssert(numbers == [1, 2, 3], \"Up to three there are 1, 2, 3; you say \\(numbers).\")",
      with: weak,
      in: file
    )
    try course.replace("countUp(to: 1) == [1]", with: "countUp(to: 1) != [0]", in: file)
    try course.replace("countUp(to: 0) == []", with: "countUp(to: 0) != [2]", in: file)
    let verification = try await course.verify()
    let fault = try XCTUnwrap(
      verification.diagnostics.first { $0.identifier == "weak-checks" },
      "\(verification.diagnostics)"
    )
    XCTAssertTrue(fault.description.hasPrefix("\(file):1:1: error: The checks find "))
    XCTAssertTrue(
      fault.notes.contains(
        "\(Self.first)/Solution.swift:3: off by one: guard last > 1 else { return [] }"
      ),
      "\(fault.notes)"
    )
  }

  func testExcuse_ofNothing_isFound() async throws {
    let excuse = "equivalent:\n  - mutant: return 7\n    reason: Seven is heaven.\nchecks:\n"
    try await check([
      inExercise(
        "exercise.yml",
        .replace("checks:\n", excuse),
        "E/exercise.yml:3:13: error: No change that survives reads `return 7`."
      )
    ])
  }
}
