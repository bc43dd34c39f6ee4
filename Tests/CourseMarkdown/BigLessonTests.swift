import CourseModel
import XCTest

final class BigLessonTests: XCTestCase {
  /// Ends at once where parsing is linear, and not before the tests are stopped where it is not.
  func testLesson_ofTwoMegabytes_isReadInFull() {
    let section = """
      ## Section

      A paragraph with `code`, *emphasis* and a [link](#section).

      ```swift
      print(1)
      ```

      ```output
      1
      ```

      ```table
      | a | b |
      |---|---|
      | 1 | 2 |
      ```


      """
    let count = 2_000_000 / section.utf8.count
    let blocks = blocks(String(repeating: section, count: count))
    XCTAssertEqual(blocks.count, 4 * count)
    XCTAssertEqual(blocks.last?.range.end.line, 6 + 18 * count - 1)
  }
}
