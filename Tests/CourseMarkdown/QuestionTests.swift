import CourseMarkdown
import CourseModel
import XCTest

final class QuestionTests: XCTestCase {
  /// A quiz without fault; `id` stands on line 8.
  private let quiz = """
    ```quiz
    id: copies
    question: Does it *copy*?
    options:
      - text: '`yes`'
        correct: true
        because: It does.
        proof: a == b
      - text: No
        proof: |
          let c = a
          return c != b
    ```

    """

  func testQuiz_complete_isRead() {
    let blocks = blocks(quiz)
    guard case .quiz(let question)? = blocks.first?.content else { return XCTFail("no quiz") }
    XCTAssertEqual(question.id, "copies")
    XCTAssertNil(question.belief)
    XCTAssertEqual(
      question.prompt,
      [.paragraph([.text("Does it "), .emphasis([.text("copy")]), .text("?")])]
    )
    XCTAssertEqual(question.options.map(\.text), [[.code("yes")], [.text("No")]])
    XCTAssertEqual(question.options.map(\.isCorrect), [true, false])
    XCTAssertEqual(question.options[0].because, [.text("It does.")])
    XCTAssertEqual(question.options.map(\.proof), ["a == b", "let c = a\nreturn c != b\n"])
    XCTAssertEqual(question.options.map(\.proofLine), [14, 17])
    XCTAssertEqual(question.options[0].range.start, SourcePosition(line: 11, column: 5))
    XCTAssertEqual(question.options[0].range.end, SourcePosition(line: 14, column: 17))
    XCTAssertEqual(question.answer, [])
  }

  func testPredict_withBelief_isAMyth() {
    let predict = quiz.replacing("```quiz", with: "```predict")
      .replacing("question:", with: "belief: It shares.\nanswer: It copies.\nquestion:")
    guard case .predict(let question)? = blocks(predict).first?.content else {
      return XCTFail("no prediction")
    }
    XCTAssertEqual(question.belief, "It shares.")
    XCTAssertEqual(question.answer, [.paragraph([.text("It copies.")])])
  }

  func testPredict_withoutAnswer_saysSo() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("```quiz", with: "```predict")),
      [
        """
        L:8:1: error: The prediction lacks the key `answer`.
          Add `answer: …`, shown once the reader has committed to an option.
        """
      ]
    )
  }

  func testOptions_noneRight_saysSo() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("correct: true", with: "correct: false")),
      [
        """
        L:11:3: error: No option of the question is right.
          Add `correct: true` to exactly one of them.
        """
      ]
    )
  }

  func testOptions_twoRight_pointsAtTheSecond() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("text: No", with: "text: No\n    correct: true")),
      [
        """
        L:15:5: error: Another option of the question is marked as right already.
          Keep `correct: true` at exactly one of them.
        """
      ]
    )
  }

  func testOptions_onlyOne_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```quiz\nid: a\nquestion: Q\noptions:\n- text: A\n  correct: true\n```\n"),
      [
        """
        L:11:1: error: The question has only one option.
          Offer at least one that is wrong and that somebody might believe.
        """
      ]
    )
  }

  func testOptions_theSameTwice_saysSo() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("text: No", with: "text: '`yes`'")),
      [
        """
        L:15:5: error: The option `yes` is offered twice.
          Reword or remove one of them.
        """
      ]
    )
  }

  func testOption_correctIsNoFlag_saysSo() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("text: No", with: "text: No\n    correct: nope")),
      [
        """
        L:16:14: error: The value of `correct` must be `true` or `false`, not `nope`.
          Write `correct: true`, or leave the line away.
        """
      ]
    )
  }

  func testOption_unknownKey_offersNearest() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("because:", with: "becuase:")),
      [
        """
        L:13:5: error: An option of the quiz has no key `becuase`.
          Did you mean `because`?
        """
      ]
    )
  }

  func testOption_severalParagraphs_saysSo() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("text: No", with: "text: |\n      One\n\n      Two")),
      [
        """
        L:16:7: error: This must be one paragraph of running text.
          Leave out blank lines, lists, headings and fences.
        """
      ]
    )
  }

  func testQuestion_missingKeys_namesAll() {
    XCTAssertEqual(
      faults(inBody: "```quiz\nbelief: B\n```\n"),
      ["id", "question", "options"].map { key in
        """
        L:8:1: error: The quiz lacks the key `\(key)`.
          Add a line `\(key): …`.
        """
      }
    )
  }

  func testQuestion_emptyText_saysSo() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("Does it *copy*?", with: "''")),
      [
        """
        L:9:11: error: The value of `question` must be text.
          Write some text after `question:`, in quotes if it holds `: ` or begins with a sign.
        """
      ]
    )
  }

  func testOptions_noList_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```quiz\nid: a\nquestion: Q\noptions: A or B\n```\n"),
      [
        """
        L:10:10: error: The value of `options` must be a list that is not empty.
          Write its elements below `options:`, each on a line that begins with `- `.
        """
      ]
    )
  }

  func testID_withCapitals_saysHowToWriteIt() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("id: copies", with: "id: It copies")),
      [
        """
        L:8:5: error: `It copies` is no name for a question.
          Use lower-case letters, digits and dashes, as in `eval-is-a-switch`.
        """
      ]
    )
  }

  func testYAML_backtick_pointsAtItInTheMarkdown() {
    XCTAssertEqual(
      faults(inBody: quiz.replacing("'`yes`'", with: "`yes`")),
      [
        """
        L:11:11: error: The YAML is broken: while scanning for the next token, found character \
        that cannot start any token.
          Put the value in single quotes: it may not begin with a backtick, `@` or `%`.
        """
      ]
    )
  }

  func testYAML_tab_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```quiz\nid: a\noptions:\n\t- text: A\n```\n"),
      [
        """
        L:10:1: error: The YAML is broken: a line is indented with a tab.
          Indent with spaces.
        """
      ]
    )
  }

  func testYAML_unclosedQuote_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```quiz\nid: 'a\nquestion: Q\n```\n"),
      [
        """
        L:10:1: error: The YAML is broken: while scanning a quoted scalar, found unexpected end \
        of stream.
          Close the quotes; inside single quotes write `'` twice.
        """
      ]
    )
  }

  func testYAML_misalignedKey_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```quiz\n  id: a\n question: Q\n```\n"),
      [
        """
        L:9:2: error: The YAML is broken: did not find expected <document start>.
          Align the keys of one mapping, and put values that hold special signs in single quotes.
        """
      ]
    )
  }

  func testYAML_manyAliases_isRefused() {
    let levels = (1...7).map { level in
      "k\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
        + "]"
    }
    let yaml = "k0: &a0 [1]\n" + levels.joined(separator: "\n")
    XCTAssertEqual(
      faults(inBody: "```quiz\n\(yaml)\n```\n"),
      [
        """
        L:8:1: error: The YAML holds more than 20000 values.
          Write less, or without aliases (`*name`).
        """
      ]
    )
  }

  func testYAML_deepNesting_isRefused() {
    let (_, diagnostics) = LessonParser.parse(
      goodHead + "```quiz\nid: " + String(repeating: "[", count: 100_000) + "\n```\n",
      file: "L"
    )
    XCTAssertEqual(diagnostics.map(\.identifier), ["malformed-yaml"])
  }
}
