import CourseModel
import Foundation
import XCTest

@testable import CourseGrading

/// What students and teachers read, with people in it who would like to write it.
final class ReportTests: XCTestCase {
  static let site = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("site").path

  private let wicked = "<script>alert('1')</script> & \"co\""

  private func exercise() -> Exercise {
    Exercise(
      id: "01/a",
      folder: "",
      title: "Title <b>",
      checks: [.init(name: "test9", title: "Check 9", points: 1)],
      task: [],
      hints: [],
      wrongAnswers: [.init(file: "x/off-by-one.swift", check: "test9", words: "It is 9")]
    )
  }

  private func student(_ name: String, points: Int, edit: (inout Verdict) -> Void = { _ in })
    -> StudentGrade
  {
    var verdict = Verdict.sample(points: points, key: name)
    edit(&verdict)
    var attempt = ExerciseGrade.Attempt(number: 1)
    attempt.verdict = verdict
    return StudentGrade(
      student: Student(id: name, section: wicked),
      grades: [ExerciseGrade(exercise: "01/a", attempts: [attempt], counted: 1)]
    )
  }

  func testStatus_partByHandForNothingHandedIn_isNotAllPoints() {
    var grade = ExerciseGrade(exercise: "01/a", attempts: [], counted: nil, possible: 10)
    grade.override = Override(student: "a", exercise: "01/a", points: 2, comment: "")
    XCTAssertEqual(grade.status, .partial)
    grade.override?.points = 10
    XCTAssertEqual(grade.status, .full)
  }

  func testCrash_isSaidOnce() {
    let crashed = student("crash", points: 0) { verdict in
      verdict.outcome = .crashed
      verdict.reason = "crashed: Fatal error: Index out of range"
    }
    let book = Gradebook(exercises: [exercise()], students: [crashed], possible: ["01/a": 10])
    let text = Feedback(crashed, of: book, title: "T").markdown
    XCTAssertTrue(text.contains("before its end: Fatal error: Index out of range."), text)
  }

  func testReason_markedByHand_doesNotSpeakOfLateness() {
    var grade = student("late", points: 10).grades[0]
    grade.attempts[0].lateness = 90_000
    grade.attempts[0].deduction = 0.2
    XCTAssertTrue(grade.reason.hasSuffix("2 days late: 20 % off"), grade.reason)
    grade.override = Override(student: "late", exercise: "01/a", points: 7.5, comment: "Well!")
    XCTAssertTrue(grade.reason.hasPrefix("marked by hand; Well!"), grade.reason)
    XCTAssertFalse(grade.reason.contains("late"), grade.reason)
  }

  func testNote_whereAllCarryOneTimeAndAreLate() {
    func note(_ seconds: [Double], lateness: Double) -> String? {
      let students = seconds.enumerated().map { index, seconds in
        var student = student("s\(index)", points: 9)
        student.grades[0].attempts[0].handedIn = Date(timeIntervalSince1970: seconds)
        student.grades[0].attempts[0].lateness = lateness
        return student
      }
      return Gradebook(exercises: [exercise()], students: students, possible: ["01/a": 10])
        .noteOfCopiedTimes
    }
    let copied = note([0, 1, 2, 30, 59], lateness: 9)
    XCTAssertEqual(copied?.contains("all 5 files are of 1970-01-01T00:00:00Z, and late"), true)
    XCTAssertNil(note([0, 1, 2, 30, 60], lateness: 9), "over more than a minute")
    XCTAssertNil(note([0, 1, 2, 30], lateness: 9), "so few may be chance")
    XCTAssertNil(note([0, 1, 2, 30, 59], lateness: 0), "in time")
  }

  private func book() -> Gradebook {
    let secret = Verdict.Item(
      name: "testSecret",
      title: "The secret",
      isHidden: true,
      possible: 5,
      outcome: .failed,
      messages: ["It was 4711."]
    )
    var late = student("late", points: 8)
    late.grades[0].attempts[0].lateness = 90_000
    late.grades[0].attempts[0].deduction = 0.2
    var byHand = student("hand", points: 2)
    byHand.grades[0].attempts[0].lateness = 90_000
    byHand.grades[0].attempts[0].deduction = 0.2
    byHand.grades[0].override = Override(
      student: "hand",
      exercise: "01/a",
      points: 7.5,
      comment: wicked
    )
    return Gradebook(
      exercises: [exercise()],
      students: [
        student(wicked, points: 9) { verdict in
          verdict.items[9].messages = [self.wicked, "It is 9."]
          verdict.items.append(secret)
          verdict.output = "</pre>" + self.wicked + "\n```\n"
          verdict.suspicions = [self.wicked]
          verdict.diagnostics = [
            Diagnostic(
              at: SourceRange(file: "Exercise.swift", line: 12, column: 9),
              identifier: "x",
              summary: self.wicked,
              solution: nil
            )
          ]
        },
        student("bob", points: 9), student("cy", points: 4), late, byHand,
      ],
      possible: ["01/a": 15]
    )
  }

  func testHTML_isWellFormedAndEscaped() throws {
    let theme = try ReportTheme(folder: Self.site)
    let book = book()
    let pages =
      book.students.map { Feedback($0, of: book, title: wicked).html(theme) }
      + [ClassReport(book, title: wicked).html(theme)]
    for page in pages {
      let reader = XMLReader(page.replacing("<!DOCTYPE html>", with: ""))
      XCTAssertTrue(reader.isWellFormed, page)
      XCTAssertNil(reader.counts["script"])
      XCTAssertEqual(reader.counts["b"], nil)
    }
  }

  func testClassReport_ofWhatIsNotThere_hasNoTable() throws {
    var book = book()
    var other = exercise()
    other.id = "01/b"
    other.title = "Untouched"
    book.exercises.append(other)
    for index in book.students.indices {
      book.students[index].grades.append(
        ExerciseGrade(exercise: "01/b", attempts: [], counted: nil)
      )
    }
    let theme = try ReportTheme(folder: Self.site)
    let page = ClassReport(book, title: "T").html(theme)
    XCTAssertFalse(page.contains("<h3>Untouched</h3>"))
    XCTAssertTrue(page.contains("<td>Untouched</td>"))
    XCTAssertFalse(page.contains("<th>quizzes</th>"))
    book.students[0].quiz = QuizGrade(correct: 1, total: 2, weight: 10)
    XCTAssertTrue(ClassReport(book, title: "T").html(theme).contains("<th>quizzes</th>"))
  }

  func testFeedback_saysWhatIsWrongAndWhere() throws {
    let page = Feedback(book().students[0], of: book(), title: "T").html(
      try ReportTheme(folder: Self.site)
    )
    for words in [
      "Exercise.swift:12:9:", "It is 9.", "Hidden checks", "9<span class=\"of\"> of 15",
    ] {
      XCTAssertTrue(page.contains(words), words)
    }
  }

  func testFeedback_lateAndByHand() {
    let late = Feedback(book().students[3], of: book(), title: "T").markdown
    XCTAssertTrue(late.contains("Handed in 2 days late: 20 % of the points are taken off"), late)
    XCTAssertTrue(late.contains("**6.4 of 15 points**"), late)
    let byHand = Feedback(book().students[4], of: book(), title: "T").markdown
    XCTAssertTrue(byHand.contains("**7.5 of 15 points**"), byHand)
    XCTAssertTrue(byHand.contains("Marked by your teacher"), byHand)
    XCTAssertFalse(byHand.contains("taken off"), byHand)
  }

  func testMarkdown_staysText() {
    let text = Feedback(book().students[0], of: book(), title: "T").markdown
    XCTAssertFalse(text.contains("\n# <") || text.contains("**<"), text)
    XCTAssertTrue(text.contains("\\<script\\>alert"), text)
    XCTAssertTrue(text.contains("````text\n</pre>"), text)
    XCTAssertEqual(Markdown.escaped("a\n# b"), "a \\# b")
  }

  func testReleased_saysNothingOfHiddenChecks() throws {
    let theme = try ReportTheme(folder: Self.site)
    let book = book()
    let texts = book.students.flatMap { student -> [String] in
      let feedback = Feedback(student, of: book, title: "T")
      return [feedback.html(theme), feedback.markdown]
    }
    for text in texts + [ClassReport(book, title: "T").html(theme)] {
      for secret in ["testSecret", "The secret", "4711"] { XCTAssertFalse(text.contains(secret)) }
    }
  }

  func testStatistics_difficultyDiscriminationAndMisconceptions() throws {
    let row = try XCTUnwrap(ClassStatistics(book: book()).exercises.first)
    XCTAssertEqual(row.items.map(\.title).last, "Hidden check 1")
    XCTAssertEqual(row.items[3].passing, 80, accuracy: 0.01)
    XCTAssertEqual(row.items[9].passing, 0)
    XCTAssertNil(row.items[9].discrimination, "nobody passes it")
    XCTAssertGreaterThan(try XCTUnwrap(row.items[5].discrimination), 0.8)
    XCTAssertEqual(row.misconceptions.first?.name, "off by one")
    XCTAssertEqual(row.misconceptions.first?.students, 5)
    XCTAssertEqual(ClassStatistics(book: book()).distribution, [0, 0, 1, 0, 1, 1, 2, 0, 0, 0])
  }

  func testStatistics_ofNothing_areNothing() throws {
    let empty = Gradebook(exercises: [exercise()], students: [], possible: [:])
    XCTAssertEqual(ClassStatistics(book: empty).exercises.first?.handedIn, 0)
    XCTAssertFalse(ClassReport(empty, title: "T").html(try ReportTheme(folder: Self.site)).isEmpty)
    XCTAssertEqual(Statistics.quantile(0.5, [3, 1, 2]), 2)
    XCTAssertNil(Statistics.correlation([1, 1, 1], [1, 2, 3]))
  }
}
