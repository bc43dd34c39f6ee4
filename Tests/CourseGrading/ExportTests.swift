import CourseModel
import Foundation
import XCTest

@testable import CourseGrading

final class ExportTests: XCTestCase {
  private func exercise(_ id: String) -> Exercise {
    let check = Exercise.Check(name: "testOne", title: "One", points: 10)
    return Exercise(id: id, folder: "", title: "Title <b>", checks: [check], task: [], hints: [])
  }

  private func grade(_ exercise: String, _ verdict: Verdict?, fault: String? = nil) -> ExerciseGrade
  {
    var attempt = ExerciseGrade.Attempt(number: 1)
    attempt.verdict = verdict
    attempt.fault = fault
    let isThere = verdict != nil || fault != nil
    return ExerciseGrade(
      exercise: exercise,
      attempts: isThere ? [attempt] : [],
      counted: isThere ? 1 : nil
    )
  }

  private var book: Gradebook {
    let hidden = Verdict.Item(
      name: "testSecret",
      title: "The secret",
      isHidden: true,
      possible: 5,
      outcome: .failed,
      messages: ["It was 4711."]
    )
    return Gradebook(
      exercises: [exercise("01/a"), exercise("01/b")],
      students: [
        StudentGrade(
          student: Student(
            id: "ada",
            name: "Ada, “A”",
            section: "x\"y",
            platform: ["ID": "7", "Email address": "a@b.c"]
          ),
          grades: [
            grade("01/a", .sample(points: 9, hidden: [hidden])),
            grade("01/b", nil, fault: "the disk is full"),
          ]
        ),
        StudentGrade(
          student: Student(id: "=cmd()", name: "<script>alert(1)</script>"),
          grades: [grade("01/a", .sample(points: 10)), grade("01/b", nil)]
        ),
      ],
      possible: ["01/a": 15, "01/b": 10]
    )
  }

  func testCSV_rowAStudent_unknownIsNoZero_formulasAreText() {
    XCTAssertEqual(
      book.csv,
      """
      student,name,section,01/a,01/b,total,possible,reasons\r
      ada,"Ada, “A”","x""y",9,,9,25,"01/a: Check 9: It is 9.; 1 of the hidden checks
      01/b: could not be checked: the disk is full"\r
      '=cmd(),<script>alert(1)</script>,,10,0,10,25,01/b: not handed in\r

      """
    )
    XCTAssertEqual(book.students.map(\.isComplete), [false, true])
  }

  func testCSV_quotesWhatMustBeQuoted_andNoFormula() {
    XCTAssertEqual(CSV.field("plain"), "plain")
    XCTAssertEqual(CSV.field("a,b"), "\"a,b\"")
    XCTAssertEqual(CSV.field("say \"hi\""), "\"say \"\"hi\"\"\"")
    XCTAssertEqual(CSV.field("two\r\nlines"), "\"two\r\nlines\"")
    XCTAssertEqual(CSV.field(""), "")
    for sign in ["=", "+", "-", "@"] { XCTAssertEqual(CSV.field(sign + "1+1"), "'" + sign + "1+1") }
    XCTAssertEqual(CSV.field("=a,b"), "\"'=a,b\"")
  }

  func testCSV_writtenAndRead_isTheSame() {
    let rows = [["a,b", "say \"hi\"", "two\nlines"], ["", "😀", "x"]]
    XCTAssertEqual(CSVReader.rows(CSV.table(rows)).map(\.fields), rows)
  }

  func testPlatforms_haveTheirColumns() {
    XCTAssertEqual(
      book.canvasCSV(assignment: "Work (1)"),
      """
      Student,ID,SIS User ID,SIS Login ID,Section,Work (1)\r
      Points Possible,,,,,25\r
      "Ada, “A”",7,,,"x""y",\r
      <script>alert(1)</script>,,,,,10\r

      """
    )
    let moodle = book.moodleCSV.split(separator: "\r\n")
    XCTAssertTrue(moodle[1].hasPrefix("ada,\"Ada, “A”\",a@b.c,Submitted for grading,,25,Yes,"))
    XCTAssertTrue(moodle[2].hasPrefix("'=cmd(),<script>"))
  }

  func testJUnit_isWellFormedAndEscaped() throws {
    let parser = XMLReader(book.junit)
    XCTAssertTrue(parser.isWellFormed, book.junit)
    XCTAssertEqual(parser.counts["testsuite"], 2)
    XCTAssertEqual(parser.counts["testcase"], 11 + 1 + 10 + 1)
    XCTAssertEqual(parser.counts["failure"], 2)
    XCTAssertEqual(parser.counts["error"], 1)
    XCTAssertEqual(parser.counts["skipped"], 1)
    XCTAssertEqual(XML.text("\u{1b}<&>\u{0}"), "\u{FFFD}&lt;&amp;&gt;\u{FFFD}")
  }

  func testReleased_saysNothingOfHiddenChecksButTheirPoints() throws {
    let encoder = JSONEncoder()
    let texts = [
      book.csv, book.junit, book.moodleCSV, book.canvasCSV(assignment: "x"),
      String(decoding: try encoder.encode(GradebookJSON(book)), as: UTF8.self),
      String(
        decoding: try encoder.encode(GradescopeResults(book.students[0], book)),
        as: UTF8.self
      ),
    ]
    for text in texts {
      for secret in ["testSecret", "The secret", "4711"] {
        XCTAssertFalse(text.contains(secret), text)
      }
    }
  }

  /// An escape sequence, a change of direction, a backspace and what cannot be seen.
  private static let deceit = "a\u{1B}[2Jb\u{202E}c\u{8}d\u{200B}e\rf\u{2028}\u{9B}g"
  private static let plain = "a�[2Jb�c�d�e�f��g"

  func testReleased_deceivesNobody() throws {
    var verdict = Verdict.sample(points: 9)
    verdict.items[9].messages = [Self.deceit]
    verdict.output = Self.deceit + "\n\tx 👩‍🔬\r\n"
    verdict.suspicions = [Self.deceit]
    verdict.diagnostics = [
      Diagnostic(
        at: SourceRange(file: "a.swift", line: 1),
        identifier: "",
        summary: Self.deceit,
        solution: nil
      )
    ]
    var book = book
    book.students[0].student.section = Self.deceit
    book.students[0].student.platform["Login"] = Self.deceit
    book.students[0].refusal = Self.deceit
    book.students[0].grades[0].attempts[0].verdict = verdict
    book.students[0].grades[0].override = Override(
      student: "ada",
      exercise: "01/a",
      points: nil,
      comment: Self.deceit
    )
    let theme = try ReportTheme(folder: ReportTests.site)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let feedback = Feedback(book.students[0], of: book, title: "T")
    let texts = [
      book.csv, book.moodleCSV, book.canvasCSV(assignment: Self.deceit), book.junit,
      feedback.html(theme), feedback.markdown.replacing("\\", with: ""),
      ClassReport(book, title: "T").html(theme),
      String(decoding: try encoder.encode(GradebookJSON(book)), as: UTF8.self),
      String(
        decoding: try encoder.encode(GradescopeResults(book.students[0], book)),
        as: UTF8.self
      ),
    ]
    for text in texts {
      XCTAssertTrue(text.contains(Self.plain), text)
      for sign in ["\u{1B}", "\\u001b", "\u{202E}", "\u{8}", "\\b", "\u{200B}", "\u{9B}"] {
        XCTAssertFalse(text.contains(sign), text)
      }
    }
    XCTAssertTrue(feedback.html(theme).contains("\n\tx 👩‍🔬\r\n"))
  }

  func testPoints_sayNoMoreThanNeeded() {
    XCTAssertEqual([7, 6.5, 6.25, 1 / 3.0, 0].map(Points.text), ["7", "6.5", "6.25", "0.33", "0"])
    XCTAssertEqual([60, 3600, 90_000].map(Points.duration), ["1 minute", "1 hour", "2 days"])
  }

  func testFileNames_areSafeAndDiffer() {
    XCTAssertEqual(ReleasedFile.name(of: Student(id: "ada lovelace")), "ada lovelace")
    let names = ["../x", "..", "a/b", "é", "<script>", String(repeating: "x", count: 300)]
      .map { ReleasedFile.name(of: Student(id: $0)) }
    XCTAssertEqual(Set(names).count, names.count)
    for name in names {
      XCTAssertFalse(name.contains("/") || name.hasPrefix(".") || name.utf8.count > 100, name)
    }
  }
}
