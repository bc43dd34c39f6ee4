import CourseMarkdown
import CourseModel
import XCTest

final class ExerciseLoaderTests: XCTestCase {
  private let folder = "Exercises/01-first/copy"

  /// What an author reads where one file of the exercise says this.
  private func faults(_ file: String, _ text: String?) throws -> [String] {
    try CourseFolder(["\(folder)/\(file)": text]).faults()
      .map { $0.replacing(folder, with: "E") }
  }

  func testExercise_complete_isRead() throws {
    let exercise = try XCTUnwrap(try CourseFolder().load().course.exercises.first)
    XCTAssertEqual(exercise.title, "Copy")
    XCTAssertEqual(exercise.folder, folder)
    XCTAssertEqual(
      exercise.checks,
      [Exercise.Check(name: "testCopies", title: "It copies", points: 2)]
    )
    XCTAssertEqual(exercise.task, [.paragraph([.text("Copy it.")])])
    XCTAssertEqual(
      exercise.hints,
      [("Look", "Look at it."), ("Think", "Think."), ("Copy", "Copy it.")].map { title, text in
        Exercise.Hint(title: title, body: [.paragraph([.text(text)])])
      }
    )
    XCTAssertNil(exercise.buildsOn)
  }

  func testFiles_eachMissing_saysWhatItIsFor() throws {
    let purposes = [
      "exercise.yml": "Write it: `title`, and `checks` with `name`, `title` and `points`.",
      "README.md": "Write the task there.",
      "Exercise.swift": "Write there what the learner begins with.",
      "Checks.swift": "Write there the XCTest methods that check a learner's work.",
      "Solution.swift": "Write there a solution that passes all checks.",
      "hints.md": "Write hints there, each below a heading `## …`.",
    ]
    for (file, purpose) in purposes {
      XCTAssertEqual(
        try faults(file, nil),
        ["E/\(file):1:1: error: The exercise has no \(file).\n  \(purpose)"]
      )
    }
  }

  func testManifest_unknownKey_offersNearest() throws {
    let manifest =
      "title: Copy\nchecks:\n  - name: testCopies\n    title: It copies\n    point: 2\n"
    XCTAssertEqual(
      try faults("exercise.yml", manifest),
      [
        """
        E/exercise.yml:3:5: error: The check lacks the key `points`.
          Add a line `points: …`.
        """,
        """
        E/exercise.yml:5:5: error: The check has no key `point`.
          Did you mean `points`?
        """,
      ]
    )
  }

  func testManifest_empty_saysWhichKeys() throws {
    XCTAssertEqual(
      try faults("exercise.yml", ""),
      [
        """
        E/exercise.yml:1:1: error: The exercise must be a mapping of keys to values.
          Write lines of `key: value`, the keys being `title`, `checks`, `builds_on`, `equivalent`.
        """
      ]
    )
  }

  func testChecks_unknownMethod_offersNearest() throws {
    let manifest =
      "title: Copy\nchecks:\n  - name: testCopied\n    title: It copies\n    points: 2\n"
    XCTAssertEqual(
      try faults("exercise.yml", manifest),
      [
        """
        E/exercise.yml:3:3: error: The method `testCopies` of Checks.swift is worth nothing.
          Add `- name: testCopies` with `title` and `points` to the checks.
        """,
        """
        E/exercise.yml:3:11: error: Checks.swift has no method `testCopied`.
          Did you mean `testCopies`?
        """,
      ]
    )
  }

  func testChecks_twice_saysSo() throws {
    let check = "  - name: testCopies\n    title: It copies\n    points: 2\n"
    XCTAssertEqual(
      try faults("exercise.yml", "title: Copy\nchecks:\n" + check + check),
      [
        """
        E/exercise.yml:6:11: error: The check `testCopies` is listed twice.
          Keep one of them.
        """
      ]
    )
  }

  func testChecks_noMethodName_saysHowToNameIt() throws {
    let manifest =
      "title: Copy\nchecks:\n  - name: copies()\n    title: It copies\n    points: 2\n"
    XCTAssertEqual(
      try faults("exercise.yml", manifest).last,
      """
      E/exercise.yml:3:11: error: `copies()` is not the name of a test method.
        Write a name that begins with `test`, without parentheses.
      """
    )
  }

  func testTask_otherTitle_saysWhichToWrite() throws {
    XCTAssertEqual(
      try faults("README.md", "# Paste\n\nCopy it.\n"),
      [
        """
        E/README.md:1:1: error: The heading `Paste` is not the title in exercise.yml.
          Write `# Copy`, or leave the heading away.
        """
      ]
    )
  }

  func testTask_empty_saysSo() throws {
    XCTAssertEqual(
      try faults("README.md", "# Copy\n"),
      [
        """
        E/README.md:1:1: error: The task says nothing.
          Write what the learner is to do.
        """
      ]
    )
  }

  func testHints_none_saysHow() throws {
    XCTAssertEqual(
      try faults("hints.md", "\n"),
      [
        """
        E/hints.md:1:1: error: The exercise has no hints.
          Write at least three, each a heading `## What to look at` and text below it.
        """
      ]
    )
  }

  func testHints_two_asksForAThird() throws {
    XCTAssertEqual(
      try faults("hints.md", "## One\n\nText\n\n## Two\n\nText\n"),
      [
        """
        E/hints.md:5:1: error: The exercise has 2 hints, and three are the least.
          Add steps between the faintest and the plainest.
        """
      ]
    )
  }

  func testHints_faults_areAllFound() throws {
    XCTAssertEqual(
      try faults("hints.md", "Text\n\n## One\n\n### Two\n\nText\n"),
      [
        """
        E/hints.md:1:1: error: Text stands above the first hint.
          Begin with `## ` and the first hint's title.
        """,
        """
        E/hints.md:3:1: error: The hint `One` says nothing.
          Write it below its heading.
        """,
        """
        E/hints.md:5:1: error: Only headings of the second level may stand among hints.
          Write `## ` before a hint's title, and bold text inside a hint.
        """,
        """
        E/hints.md:5:1: error: The exercise has 2 hints, and three are the least.
          Add steps between the faintest and the plainest.
        """,
      ]
    )
  }
}
