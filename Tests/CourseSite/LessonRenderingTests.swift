import CourseModel
import CourseRunner
import CourseSite
import XCTest

/// What a lesson's page shows of each kind of block.
final class LessonRenderingTests: SiteTestCase {
  private let cell = Cell(index: 0, mode: .run, source: "print(1)\n", firstLine: 1)

  private func snippet(_ output: String) -> ReferenceSnippet {
    let range = SourceRange(file: "Lessons/01-only.md", line: 1)
    return ReferenceSnippet(
      of: .pytorch,
      source: "print(1)\n",
      output: StatedOutput(text: output, range: range)
    )
  }

  func testCell_completed_showsWhatItPrinted() throws {
    let page = try page([.cell(cell)], run: run(.completed, output: "1\n"))
    XCTAssertTrue(page.contains("<span class=\"line\">1</span>"))
    XCTAssertTrue(page.contains("1 cell ran to make this page"))
  }

  func testCell_printedNothing_hasNoOutput() throws {
    let page = try page([.cell(cell)], run: run(.completed))
    XCTAssertFalse(page.contains("class=\"output"))
  }

  func testCell_errorStream_isMarked() throws {
    let page = try page([.cell(cell)], run: run(.completed, errors: "careful\n"))
    XCTAssertTrue(page.contains("class=\"output errors\""))
    XCTAssertTrue(page.contains("prints on the error stream"))
  }

  func testCell_threw_showsOutputThenError() throws {
    let cell = Cell(index: 0, mode: .error, source: "try f()\n", firstLine: 1)
    let page = try page([.cell(cell)], run: run(.threw(message: "no such key"), output: "a\n"))
    let printed = try XCTUnwrap(page.range(of: "<span class=\"line\">a</span>"))
    let thrown = try XCTUnwrap(page.range(of: "<span class=\"line\">no such key</span>"))
    XCTAssertLessThan(printed.lowerBound, thrown.lowerBound)
    XCTAssertTrue(page.contains("throws, as it must"))
    XCTAssertTrue(page.contains("must throw"))
  }

  func testCell_failed_isMarkedAndNothingIsClaimed() throws {
    let page = try page([.cell(cell)], run: run(.failed(message: "Index out of range")))
    XCTAssertTrue(page.contains("class=\"output failed\""))
    XCTAssertTrue(page.contains("<span class=\"line\">Index out of range</span>"))
    XCTAssertFalse(page.contains("ran to make this page"))
  }

  func testCell_hidden_isShownOnlyWhenItFailed() throws {
    let cell = Cell(index: 0, mode: .hidden, source: "let secret = 1\n", firstLine: 1)
    XCTAssertFalse(try page([.cell(cell)], run: run(.completed)).contains("secret"))
    let failed = try page([.cell(cell)], run: run(.failed(message: "no")))
    XCTAssertTrue(failed.contains("secret"))
  }

  func testCell_withoutRun_saysSo() throws {
    var cell = cell
    cell.expectedOutput = StatedOutput(text: "1", range: SourceRange(file: "a.md", line: 1))
    let lesson = SampleCourse.lesson("01-only", title: "A", step: 1, [.cell(cell)])
    let course = Course(
      title: "C",
      summary: "",
      imports: [],
      lessons: [lesson],
      exercises: []
    )
    let report = try build(course, runs: [:])
    XCTAssertTrue(try text("01-only.html").contains("the lesson states (not run here)"))
    XCTAssertEqual(
      report.diagnostics.map(\.description),
      [
        """
        Lessons/01-only.md:1:1: warning: Cell 1 has no result: the lesson was not run for the site.
          Run the lesson before its page is built.
        """
      ]
    )
  }

  func testPair_equalOutput_saysSo() throws {
    let page = try page(
      [.reference(snippet("1")), .cell(cell)],
      run: run(.completed, output: "1\n")
    )
    XCTAssertTrue(page.contains("<div class=\"pair\">"))
    XCTAssertTrue(page.contains("equal to PyTorch’s"))
  }

  func testPair_otherOutput_claimsNothing() throws {
    let page = try page(
      [.reference(snippet("1.0")), .cell(cell)],
      run: run(.completed, output: "1\n")
    )
    XCTAssertFalse(page.contains("equal to PyTorch"))
  }

  func testPair_hiddenCellBetween_isNoObstacle() throws {
    let hidden = Cell(index: 0, mode: .hidden, source: "let x = 1\n", firstLine: 1)
    let shown = Cell(index: 1, mode: .run, source: "print(x)\n", firstLine: 3)
    let page = try page([.reference(snippet("1")), .cell(hidden), .cell(shown)])
    XCTAssertTrue(page.contains("class=\"pair"))
    XCTAssertFalse(page.contains("let x"))
  }

  func testCode_everyLineIsItsOwnAndKeepsItsBreak() throws {
    let cell = Cell(index: 0, mode: .run, source: "let a = \"\"\"\n\n  b\"\"\"\n", firstLine: 1)
    let page = try page([.cell(cell)], run: run(.completed, output: "1\n\n 2\n\n"))
    XCTAssertTrue(
      page.contains(
        """
        </span> a = <span class="s">&quot;&quot;&quot;</span>
        </span><span class="line">
        </span><span class="line"><span class="s">  b&quot;&quot;&quot;</span></span></code>
        """
      )
    )
    XCTAssertTrue(
      page.contains(
        """
        <span class="line">1
        </span><span class="line">
        </span><span class="line"><span class="i"> </span>2
        </span></code>
        """
      )
    )
  }

  func testHeading_firstLevelEqualToTitle_isNotRepeated() throws {
    let page = PageInspector(try text(of: "03-loading.html"))
    XCTAssertEqual(page.all("h1").count, 1)
    XCTAssertFalse(page.values("id").contains("loading-into-a-model"))
  }

  func testQuestion_everyOptionHasItsReasonAndProof() throws {
    let page = try text(of: "01-what-is-a-state-dict.html")
    XCTAssertTrue(page.contains("It has no parameters."))
    XCTAssertTrue(page.contains("was run and gave true"))
    XCTAssertTrue(page.contains("was run and gave false"))
    let inspector = PageInspector(page)
    let radios = inspector.all("input").filter { $0.attributes["type"] == "radio" }
    XCTAssertEqual(Set(radios.compactMap { $0.attributes["name"] }), ["question-keys-of-relu"])
    XCTAssertTrue(radios.allSatisfy { $0.attributes["checked"] == nil })
  }

  func testQuestion_answerIsClosed() throws {
    let page = PageInspector(try text(of: "03-loading.html"))
    let answers = page.all("details").filter { $0.attributes["class"] == "answer" }
    XCTAssertEqual(answers.count, 1)
    XCTAssertTrue(page.all("details").allSatisfy { $0.attributes["open"] == nil })
  }

  func testExercise_hintsAreOneInsideTheOther() throws {
    let page = PageInspector(try text(of: "03-loading.html"))
    let hints = page.all("details").filter { $0.attributes["class"] == "hint" }
    XCTAssertEqual(hints.map { $0.path.count { $0 == "details" } }, [0, 1])
    XCTAssertTrue(page.text.contains("./course check 03-loading/load-report"))
    XCTAssertTrue(page.text.contains("work/03-loading/load-report/Exercise.swift"))
    XCTAssertTrue(page.text.contains("What is checked, 3 points in all:"))
  }

  func testExercise_unknown_isReported() throws {
    let lesson = SampleCourse.lesson("01-only", title: "A", step: 1, [.exercise(id: "09/none")])
    let course = Course(title: "C", summary: "", imports: [], lessons: [lesson], exercises: [])
    XCTAssertEqual(
      try build(course, runs: [:]).diagnostics.map(\.summary),
      ["There is no exercise 09/none."]
    )
    XCTAssertTrue(try text("01-only.html").contains("The exercise 09/none is missing."))
  }

  func testProse_quotationMarks_areCurledOutsideCode() throws {
    let text: [Inline] = [
      .text("It isn't \"from scratch\": "), .code("\"a\""), .text("'s "), .emphasis([.text("'b'")]),
    ]
    let page = try page([.prose(.paragraph(text))])
    XCTAssertTrue(
      page.contains("<p>It isn’t “from scratch”: <code>&quot;a&quot;</code>’s <em>‘b’</em></p>")
    )
  }

  func testTable_alignment() throws {
    let page = try text(of: "01-what-is-a-state-dict.html")
    XCTAssertTrue(page.contains("<td class=\"to-right\">32</td>"))
    XCTAssertTrue(page.contains("<td class=\"to-center\">buffer</td>"))
  }

  private func text(of file: String) throws -> String {
    try build()
    return try text(file)
  }
}
