import CourseMarkdown
import CourseModel
import Foundation
import XCTest

final class RoundTripTests: XCTestCase {
  /// Other programs get lessons as JSON: nothing may be lost on the way.
  func testLesson_throughJSON_isTheSame() throws {
    let body = """
      ## Head

      > [!NOTE]
      > Text with `code`, **bold** and ![a](b).

      ```swift
      f()
      ```

      ```output
      1
      ```

      ```quiz
      id: a
      question: Q
      options:
        - {text: A, correct: true, proof: a}
        - {text: B}
      ```

      ```table
      | a |
      |--:|
      | 1 |
      ```
      """
    let lesson = try XCTUnwrap(LessonParser.parse(goodHead + body, file: "L").lesson)
    let json = try JSONEncoder().encode(lesson)
    XCTAssertEqual(try JSONDecoder().decode(Lesson.self, from: json), lesson)
  }

  func testLesson_parsedTwice_isTheSame() {
    let text = goodHead + "Text *with* marks\n\n- and\n- lists\n"
    XCTAssertEqual(
      LessonParser.parse(text, file: "L").lesson,
      LessonParser.parse(text, file: "L").lesson
    )
  }
}
