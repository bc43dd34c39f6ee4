import CourseMarkdown
import CourseModel
import XCTest

final class DebugCaseTests: XCTestCase {
  /// A case without fault; `id` stands on line 8.
  private let body = """
    ```debug
    id: half-loaded
    title: The *half* load
    story: It threw.
    broken: |
      try load()
    symptom: |
      no
    question: Why?
    options:
      - text: A
        correct: true
        proof: a
      - text: B
        proof: b
    fix: load(false)
    fixed: ok
    answer: Because.
    ```

    """

  func testCase_complete_isRead() {
    guard case .debug(let debugCase)? = blocks(body).first?.content else {
      return XCTFail("no case")
    }
    XCTAssertEqual(debugCase.id, "half-loaded")
    XCTAssertEqual(debugCase.title.plainText, "The half load")
    XCTAssertEqual(debugCase.broken.text, "try load()\n")
    XCTAssertEqual(debugCase.broken.range.start.line, 12)
    XCTAssertEqual(debugCase.symptom.text, "no\n")
    XCTAssertEqual(debugCase.question.options.map(\.proof), ["a", "b"])
    XCTAssertEqual(debugCase.question.answer, [.paragraph([.text("Because.")])])
    XCTAssertEqual(debugCase.fix.text, "load(false)")
    XCTAssertEqual(debugCase.fixed?.text, "ok")
  }

  func testCase_isAmongTheLessonsQuestions() {
    let (lesson, _) = LessonParser.parse(goodHead + body, file: "L")
    XCTAssertEqual(lesson?.questions.map(\.id), ["half-loaded"])
    XCTAssertEqual(lesson?.cases.map(\.id), ["half-loaded"])
  }

  func testCase_incomplete_saysAllThatIsMissing() {
    let faults = faults(inBody: "```debug\nid: a\n```\n")
    XCTAssertEqual(
      faults,
      ["title", "story", "broken", "symptom", "question", "options", "fix", "answer"].map {
        "L:8:1: error: The debug case lacks the key `\($0)`.\n  Add a line `\($0): …`."
      }
    )
  }

  func testOption_withoutProof_saysSo() {
    XCTAssertEqual(
      faults(inBody: body.replacing("    proof: b\n", with: "")),
      [
        """
        L:20:5: error: The option `B` has no proof.
          Add `proof: …`, Swift of type Bool: true for the right option, false for the others.
        """
      ]
    )
  }

  func testName_asAQuestions_isAFault() throws {
    let quiz =
      "```quiz\nid: half-loaded\nquestion: Q\noptions:\n- text: A\n  correct: true\n"
      + "- text: B\n```\n\n"
    let lesson = goodHead + "```exercise\n01-first/copy\n```\n\n" + quiz + body
    XCTAssertEqual(
      try CourseFolder(["Lessons/01-first.md": lesson]).faults(),
      [
        """
        Lessons/01-first.md:21:5: error: There is another question, card or case named \
        `half-loaded`, at Lessons/01-first.md:12.
          Give one of them another name.
        """
      ]
    )
  }
}
