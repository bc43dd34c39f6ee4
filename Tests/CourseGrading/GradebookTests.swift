import CourseModel
import CourseRunner
import XCTest

@testable import CourseGrading

final class GradebookTests: XCTestCase {
  private func exercise(_ id: String) -> Exercise {
    let check = Exercise.Check(name: "testOne", title: "One", points: 2)
    return Exercise(id: id, folder: "", title: "", checks: [check], task: [], hints: [])
  }

  func testCSV_rowAStudent_unknownIsNoZero() {
    let report = CheckReport(
      exercise: "01/a",
      outcome: .checked,
      checks: [.init(check: exercise("01/a").checks[0], passed: true)]
    )
    let book = Gradebook(
      exercises: [exercise("01/a"), exercise("01/b")],
      students: [
        StudentGrade(
          student: "ada",
          grades: [
            .init(exercise: "01/a", outcome: .checked(report)),
            .init(exercise: "01/b", outcome: .couldNotCheck(reason: "the disk is full")),
          ]
        ),
        StudentGrade(
          student: "=cmd()",
          grades: [
            .init(exercise: "01/a", outcome: .notHandedIn),
            .init(exercise: "01/b", outcome: .refused(.notText)),
          ]
        ),
      ]
    )
    XCTAssertEqual(
      book.csv,
      """
      student,01/a,01/b,total,possible,reasons\r
      ada,2,,2,4,01/b: could not be checked: the disk is full\r
      '=cmd(),0,0,0,4,"01/a: not handed in\n01/b: refused: not UTF-8 text"\r

      """
    )
    XCTAssertEqual(book.students.map(\.isComplete), [false, true])
  }

  func testCSV_quotesWhatMustBeQuoted() {
    XCTAssertEqual(CSV.field("plain"), "plain")
    XCTAssertEqual(CSV.field("a,b"), "\"a,b\"")
    XCTAssertEqual(CSV.field("say \"hi\""), "\"say \"\"hi\"\"\"")
    XCTAssertEqual(CSV.field("two\r\nlines"), "\"two\r\nlines\"")
    XCTAssertEqual(CSV.field(""), "")
  }

  func testCSV_formulas_areText() {
    for sign in ["=", "+", "-", "@"] {
      XCTAssertEqual(CSV.field(sign + "1+1"), "'" + sign + "1+1")
    }
    XCTAssertEqual(CSV.field("\t=1"), "'\t=1")
    XCTAssertEqual(CSV.field("=a,b"), "\"'=a,b\"")
  }
}
