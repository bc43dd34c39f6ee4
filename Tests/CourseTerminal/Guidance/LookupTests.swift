import CourseModel
import XCTest

@testable import CourseTerminal

final class LookupTests: XCTestCase {
  private let course: Course = {
    var course = Samples.course
    course.lessons = [
      Samples.lesson([], id: "01-what-is-it", step: 1),
      Samples.lesson([], id: "02-saving", step: 2),
      Samples.lesson([], id: "03-loading", step: 3),
    ]
    course.exercises = ["01-what-is-it/count", "03-loading/load-report", "03-loading/load-all"].map
    {
      var exercise = Samples.exercise
      exercise.id = $0
      return exercise
    }
    return course
  }()

  func testLesson_byNumberNameOrBeginning() throws {
    for name in ["3", "03", "03-loading", "loading", "load", "LOADING"] {
      XCTAssertEqual(try course.lesson(named: name).id, "03-loading", name)
    }
  }

  func testExercise_byAnyPart() throws {
    for name in ["03-loading/load-report", "load-report", "load-r", "03-loading/load-r"] {
      XCTAssertEqual(try course.exercise(named: name).id, "03-loading/load-report", name)
    }
    for name in ["1", "01", "what-is-it"] {
      XCTAssertEqual(try course.exercise(named: name).id, "01-what-is-it/count", name)
    }
  }

  func testExercise_ambiguous_namesAll() {
    assertSentence(
      "“03” may be several exercises: 03-loading/load-report, 03-loading/load-all. "
        + "Write one in full."
    ) { try course.exercise(named: "03") }
  }

  func testUnknown_near_suggestsTheNearest() {
    assertSentence("There is no lesson “laoding”. Did you mean loading?") {
      try course.lesson(named: "laoding")
    }
    assertSentence("There is no exercise “load-reprot”. Did you mean load-report?") {
      try course.exercise(named: "load-reprot")
    }
  }

  func testUnknown_far_listsAll() {
    assertSentence(
      "There is no lesson “quantization”. There are: 01-what-is-it, 02-saving, 03-loading."
    ) { try course.lesson(named: "quantization") }
    assertSentence(
      "There is no lesson “”. There are: 01-what-is-it, 02-saving, 03-loading."
    ) { try course.lesson(named: "") }
  }

  func testUnknownCommand_suggestsTheNearest() {
    XCTAssertEqual(
      unknownCommand("chekc", known: ["check", "list"]),
      "There is no command “chekc”. Did you mean check?"
    )
    XCTAssertEqual(
      unknownCommand("zzz", known: ["check", "list"]),
      "There is no command “zzz”. There are: check, list."
    )
  }

  private func assertSentence<Value>(
    _ sentence: String,
    line: UInt = #line,
    _ body: () throws -> Value
  ) {
    XCTAssertThrowsError(try body(), line: line) { XCTAssertEqual("\($0)", sentence, line: line) }
  }
}
