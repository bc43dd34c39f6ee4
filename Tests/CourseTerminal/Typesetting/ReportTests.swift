import CourseModel
import CourseRunner
import XCTest

@testable import CourseTerminal

final class ReportTests: XCTestCase {
  private func set(_ report: CheckReport) -> String {
    Typesetter.plain(70).report(report, file: "work/E.swift").plain
  }

  func testReport_someFail_showsEachVerdictAndTheHint() {
    XCTAssertEqual(
      set(Samples.report(true, false)),
      """
        ✓ Nothing is zero · 1/1
        ✗ Two are two · 0/3
          expected 2, got 3

        Not yet. 1 of 4 points   ./course hint count-it
        Your file: work/E.swift
      """
    )
  }

  func testReport_buildsOnEarlierWork_saysWhose() {
    let sentences: [(BuiltOn.Choice, String)] = [
      (.own, "Built on your own “First”."),
      (.notBegun, "Built on the reference solution of “First”, which you have not begun."),
      (
        .notPassing,
        "Built on the reference solution of “First”: your own doesn't pass its checks yet."
      ),
      (
        .notFitting,
        "Built on the reference solution of “First”: your own lacks something used here."
      ),
    ]
    for (choice, sentence) in sentences {
      var report = Samples.report(true, true)
      report.builtOn = [BuiltOn(exercise: "01-first/first", title: "First", choice: choice)]
      let words = set(report).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      XCTAssertTrue(words.contains(sentence), words)
    }
  }

  func testReport_allPass() {
    XCTAssertTrue(set(Samples.report(true, true)).hasSuffix("  Passed. 4 of 4 points"))
  }

  func testReport_doesNotCompile_showsTheCompilersWordsAndNoVerdicts() {
    var report = Samples.report(false, false)
    report.outcome = .doesNotCompile
    report.diagnostics = [
      Diagnostic(
        at: SourceRange(file: "work/E.swift", line: 3, column: 7),
        identifier: "compiler",
        summary: "cannot find 'x' in scope"
      )
    ]
    XCTAssertEqual(
      set(report),
      """
        work/E.swift does not compile, or lacks what the checks call.

        work/E.swift:3:7: error: cannot find 'x' in scope

        Not yet. 0 of 4 points   ./course hint count-it
        Your file: work/E.swift
      """
    )
  }

  func testReport_ended_saysHow() {
    let sentences: [(CheckReport.Outcome, String)] = [
      (.timedOut(seconds: 10), "Your code ran for more than 10 s and was ended."),
      (.printedTooMuch(bytes: 9), "Your code printed more than 9 bytes and was ended. Print less."),
      (.crashed(reason: "Index out of range"), "Your code ended the program: Index out of range"),
      (.couldNotCheck(reason: "no disk"), "This could not be checked, through no fault of yours:"),
    ]
    for (outcome, sentence) in sentences {
      var report = Samples.report(false, false)
      report.outcome = outcome
      let words = set(report).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      XCTAssertTrue(words.contains(sentence), words)
    }
  }

  func testReport_muchOutput_isCut() {
    var report = Samples.report(true, true)
    report.output = (1...50).map { "line \($0)\n" }.joined()
    XCTAssertTrue(set(report).contains("  line 20\n  … and 30 more lines\n"), set(report))
  }
}
