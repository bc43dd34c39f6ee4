import CourseMarkdown
import CourseModel
import XCTest

final class FenceTests: XCTestCase {
  func testCell_modes_areRead() {
    let body = """
      ```swift
      let a = 1

      print(a)
      ```

      ```swift error
      throw E()
      ```

      ~~~swift no-run
      sketch
      ~~~

      ```swift hidden
      setUp()
      ```
      """
    let cells = blocks(body).compactMap {
      if case .cell(let cell) = $0.content { cell } else { nil }
    }
    XCTAssertEqual(cells.map(\.mode), [.run, .error, .noRun, .hidden])
    XCTAssertEqual(cells.map(\.index), [0, 1, 2, 3])
    XCTAssertEqual(cells.map(\.firstLine), [8, 14, 18, 22])
    XCTAssertEqual(cells[0].source, "let a = 1\n\nprint(a)\n")
  }

  func testOutput_belowCell_isStatedWithItsPlace() {
    let blocks = blocks("```swift\nprint(1)\n```\n\n```output\n1\n2\n```\n")
    guard case .cell(let cell)? = blocks.first?.content else { return XCTFail("no cell") }
    XCTAssertEqual(blocks.count, 1)
    XCTAssertEqual(cell.expectedOutput?.text, "1\n2\n")
    XCTAssertEqual(cell.expectedOutput?.range.start, SourcePosition(line: 12))
    XCTAssertEqual(cell.expectedOutput?.range.end, SourcePosition(line: 13))
  }

  func testOutput_empty_isStatedAtItsFence() {
    let blocks = blocks("```swift\nf()\n```\n```output\n```\n")
    guard case .cell(let cell)? = blocks.first?.content else { return XCTFail("no cell") }
    XCTAssertEqual(cell.expectedOutput?.text, "")
    XCTAssertEqual(cell.expectedOutput?.range.start.line, 10)
  }

  func testOutput_belowTheReferencesCode_isItsOwn() {
    let blocks = blocks(
      "```python\nprint(1)\n```\n\n```output\n1\n```\n\n```swift\nprint(1)\n```\n"
    )
    guard case .reference(let snippet)? = blocks.first?.content else {
      return XCTFail("no snippet")
    }
    XCTAssertEqual(snippet.source, "print(1)\n")
    XCTAssertEqual(snippet.output?.text, "1\n")
    XCTAssertEqual(snippet.name, "PyTorch")
    XCTAssertEqual(blocks.count, 2)
  }

  func testReference_none_itsFenceIsPlainCode() {
    let body = "```python\nprint(1)\n```\n"
    let (lesson, diagnostics) = LessonParser.parse(goodHead + body, file: "L")
    XCTAssertEqual(diagnostics, [])
    XCTAssertEqual(
      lesson?.blocks.map(\.content),
      [.prose(.code(language: "python", text: "print(1)\n"))]
    )
    let output = LessonParser.parse(goodHead + body + "\n```output\n1\n```\n", file: "L")
    XCTAssertEqual(
      output.diagnostics.map(\.description),
      [
        """
        L:11:1: error: The output belongs to nothing: no cell stands directly above it.
          Move it below its `swift` fence; for plain text use a `text` fence.
        """
      ]
    )
  }

  func testReference_wordMisspelt_isOffered() {
    XCTAssertEqual(
      faults(inBody: "```pyhon\nprint(1)\n```\n"),
      [
        """
        L:7:1: error: A fence `pyhon` is shown as plain code.
          Did you mean `python`?
        """
      ]
    )
  }

  func testOutput_withoutCell_saysWhereItBelongs() {
    XCTAssertEqual(
      faults(inBody: "```swift\nf()\n```\n\nText.\n\n```output\n1\n```\n"),
      [
        """
        L:13:1: error: The output belongs to nothing: no cell and no PyTorch code stands directly \
        above it.
          Move it below its `swift` or `python` fence; for plain text use a `text` fence.
        """
      ]
    )
  }

  func testOutput_twice_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```swift\nf()\n```\n```output\n1\n```\n```output\n2\n```\n"),
      [
        """
        L:13:1: error: The code above has its output already.
          Join both outputs in one `output` fence.
        """
      ]
    )
  }

  func testOutput_ofUnrunCell_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```swift no-run\nf()\n```\n```output\n1\n```\n"),
      [
        """
        L:10:1: error: The cell above is marked `no-run`, so no output of it can be stated.
          Remove the output, or the attribute `no-run`.
        """
      ]
    )
  }

  func testFence_unknownAttribute_offersNearest() {
    XCTAssertEqual(
      faults(inBody: "```swift eror\nf()\n```\n"),
      [
        """
        L:7:1: error: A `swift` fence has no attribute `eror`.
          Did you mean `error`?
        """
      ]
    )
  }

  func testFence_attributeWhereThereIsNone_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```exercise error\na/b\n```\n"),
      [
        """
        L:7:1: error: A `exercise` fence has no attribute `error`.
          Remove it: `exercise` stands alone.
        """
      ]
    )
  }

  func testFence_cheat_isMarkedWithItsOutput() {
    let blocks = blocks(
      "```python cheat\nf()\n```\n\n```swift error cheat\nf()\n```\n\n```output\nno\n```\n\n"
        + "```table cheat\n| a | b |\n|---|---|\n| c | d |\n```\n\n```swift\nf()\n```\n"
    )
    XCTAssertEqual(blocks.map(\.isCheat), [true, true, true, false])
    guard case .cell(let cell) = blocks[1].content else { return XCTFail("no cell") }
    XCTAssertEqual(cell.mode, .error)
    XCTAssertEqual(cell.expectedOutput?.text, "no\n")
  }

  func testFence_hiddenCheat_contradictsItself() {
    XCTAssertEqual(
      faults(inBody: "```swift hidden cheat\nf()\n```\n"),
      [
        """
        L:7:1: error: A cell cannot be `hidden` and `cheat` at once.
          Keep one of them.
        """
      ]
    )
  }

  func testFence_severalAttributes_saysSo() {
    XCTAssertEqual(
      faults(inBody: "```swift hidden error\nf()\n```\n"),
      [
        """
        L:7:1: error: A cell cannot be `hidden` and `error` at once.
          Keep one of them.
        """
      ]
    )
  }

  func testFence_misspelt_offersKnown() {
    XCTAssertEqual(
      faults(inBody: "```ouptut\n1\n```\n\n```Swift\nf()\n```\n"),
      [
        """
        L:7:1: error: A fence `ouptut` is shown as plain code.
          Did you mean `output`?
        """,
        """
        L:11:1: error: A fence `Swift` is shown as plain code.
          Did you mean `swift`?
        """,
      ]
    )
  }

  func testFence_otherLanguage_isPlainCode() {
    XCTAssertEqual(
      blocks("```sh\n./course\n```\n").map(\.content),
      [.prose(.code(language: "sh", text: "./course\n"))]
    )
  }

  func testFence_emptyCell_saysSo() {
    XCTAssertEqual(
      faults(inBody: "Text\n\n```swift\n\n```\n"),
      [
        """
        L:9:1: error: The `swift` fence is empty.
          Fill it, or remove it.
        """
      ]
    )
  }

  func testFence_unclosed_pointsAtItsBeginning() {
    XCTAssertEqual(
      faults(inBody: "Text\n\n```swift\nf()\n\nMore text\n"),
      [
        """
        L:9:1: error: The `swift` fence is never closed.
          Close it with a line that repeats the fence, as in ```.
        """
      ]
    )
  }

  func testFence_inList_saysThatItDoesNotCount() {
    XCTAssertEqual(
      faults(inBody: "- item\n\n  ```swift\n  f()\n  ```\n\n> ```quiz\n> id: a\n> ```\n"),
      [
        """
        L:9:3: error: A `swift` fence counts only at the margin of a lesson.
          Move it out of the list or quote, or mark it `swift no-run`.
        """,
        """
        L:13:3: error: A `quiz` fence counts only at the margin of a lesson.
          Move it out of the list or quote, or leave the word after the fence away.
        """,
      ]
    )
  }

  func testFence_swiftInAnswer_saysThatItDoesNotRun() {
    let quiz =
      "```quiz\nid: a\nquestion: Q\noptions:\n- {text: A, correct: true}\n- {text: B}\nanswer: |\n"
    XCTAssertEqual(
      faults(inBody: quiz + "  ~~~swift\n  f()\n  ~~~\n```\n"),
      [
        """
        L:14:3: error: A `swift` fence counts only at the margin of a lesson.
          Move it out of the list or quote, or mark it `swift no-run`.
        """
      ]
    )
  }

  func testFence_noRunInList_isCode() {
    XCTAssertEqual(
      blocks("- item\n\n  ```swift no-run\n  f()\n  ```\n").map(\.content),
      [
        .prose(
          .bulletList(
            items: [[.paragraph([.text("item")]), .code(language: "swift", text: "f()\n")]],
            tight: false
          )
        )
      ]
    )
  }

  func testExercise_name_isRead() {
    XCTAssertEqual(
      blocks("```exercise\n03-loading/load-report\n```\n").map(\.content),
      [.exercise(id: "03-loading/load-report")]
    )
  }

  func testExercise_moreThanAName_saysSo() {
    for body in ["load-report", "a/b c/d", "a/b\nc/d", "/b"] {
      XCTAssertEqual(
        faults(inBody: "```exercise\n\(body)\n```\n"),
        [
          """
          L:8:1: error: An `exercise` fence holds one exercise's name and nothing else.
            Write its folder below Exercises, as in `03-loading/load-report`.
          """
        ]
      )
    }
  }
}
