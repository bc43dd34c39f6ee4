import CourseMarkdown
import CourseModel
import XCTest

final class FrontMatterTests: XCTestCase {
  func testHead_complete_isTheLessons() throws {
    let text = "---\ntitle: 'Saving: twice'\nlevel: expert\nstep: 12\nminutes: 7\n---\nText\n"
    let (lesson, diagnostics) = LessonParser.parse(text, file: "Lessons/12-saving.md")
    XCTAssertEqual(diagnostics, [])
    XCTAssertEqual(lesson?.id, "12-saving")
    XCTAssertEqual(lesson?.title, "Saving: twice")
    XCTAssertEqual(lesson?.level, "expert")
    XCTAssertEqual(lesson?.step, 12)
    XCTAssertEqual(lesson?.minutes, 7)
    XCTAssertEqual(lesson?.blocks.first?.range.start.line, 7)
  }

  func testHead_missing_saysHowToBegin() {
    let expected = [
      """
      L:1:1: error: The lesson does not begin with front matter.
        Begin it with `---`, lines for `title`, `level` and `minutes`, and `---`.
      """
    ]
    XCTAssertEqual(faults(in: "Text\n"), expected)
    XCTAssertEqual(faults(in: ""), expected)
    XCTAssertNil(LessonParser.parse("Text\n", file: "L").lesson)
  }

  func testHead_missing_bodyIsCheckedAllTheSame() {
    XCTAssertEqual(faults(in: "Text <b>\n").count, 2)
  }

  func testHead_empty_saysHowToBegin() {
    XCTAssertEqual(
      faults(in: "---\n---\nText\n"),
      [
        """
        L:2:1: error: The lesson does not begin with front matter.
          Begin it with `---`, lines for `title`, `level` and `minutes`, and `---`.
        """
      ]
    )
  }

  func testHead_unclosed_saysHowToEnd() {
    XCTAssertEqual(
      faults(in: "---\ntitle: T\n"),
      [
        """
        L:1:1: error: The front matter is never closed.
          End it with a line of three dashes: `---`.
        """
      ]
    )
  }

  func testHead_unknownKey_offersNearest() {
    XCTAssertEqual(
      faults(in: "---\ntitel: T\ntitle: T\nlevel: expert\nstep: 1\nminutes: 5\n---\nText\n"),
      [
        """
        L:2:1: error: The front matter has no key `titel`.
          Did you mean `title`?
        """
      ]
    )
  }

  func testHead_missingKeys_namesAll() {
    XCTAssertEqual(
      faults(in: "---\nlevel: expert\nstep: 1\n---\nText\n"),
      [
        """
        L:2:1: error: The front matter lacks the key `title`.
          Add a line `title: …`.
        """,
        """
        L:2:1: error: The front matter lacks the key `minutes`.
          Add a line `minutes: …`.
        """,
      ]
    )
  }

  func testHead_withoutStep_isAChapter() {
    let text = "---\ntitle: T\nlevel: expert\nminutes: 5\n---\nText\n"
    let (lesson, diagnostics) = LessonParser.parse(text, file: "Lessons/12-last.md")
    XCTAssertEqual(diagnostics, [])
    XCTAssertNil(lesson?.step)
    XCTAssertEqual(lesson?.number, 12)
  }

  func testHead_unknownLevel_offersNearest() {
    XCTAssertEqual(
      faults(in: "---\ntitle: T\nlevel: fundation\nstep: 1\nminutes: 5\n---\nText\n"),
      [
        """
        L:3:8: error: There is no level `fundation`.
          Did you mean `foundation`?
        """
      ]
    )
  }

  func testHead_levelLikeNoOther_namesAll() {
    XCTAssertEqual(
      faults(in: "---\ntitle: T\nlevel: hard\nstep: 1\nminutes: 5\n---\nText\n"),
      [
        """
        L:3:8: error: There is no level `hard`.
          Write one of: `foundation`, `intermediate`, `advanced`, `expert`.
        """
      ]
    )
  }

  func testHead_stepIsNoNumber_saysSo() {
    XCTAssertEqual(
      faults(in: "---\ntitle: T\nlevel: expert\nstep: two\nminutes: 0\n---\nText\n"),
      [
        """
        L:4:7: error: The value of `step` must be a whole number from 1 to 1000000, not `two`.
          Write it in digits, as in `step: 3`.
        """,
        """
        L:5:10: error: The value of `minutes` must be a whole number from 1 to 1000000, not `0`.
          Write it in digits, as in `minutes: 3`.
        """,
      ]
    )
  }

  func testHead_listInsteadOfMapping_saysWhichKeys() {
    XCTAssertEqual(
      faults(in: "---\n- title\n---\nText\n"),
      [
        """
        L:2:1: error: The front matter must be a mapping of keys to values.
          Write lines of `key: value`, the keys being `title`, `level`, `step`, `minutes`.
        """
      ]
    )
  }

  func testHead_colonInTitle_pointsAtIt() {
    XCTAssertEqual(
      faults(in: "---\ntitle: Saving: twice\nlevel: expert\nstep: 1\nminutes: 5\n---\nText\n"),
      [
        """
        L:2:14: error: The YAML is broken: mapping values are not allowed in this context.
          Put the value in single quotes if it holds `: `; else align it with its neighbours.
        """
      ]
    )
  }

  func testHead_keyTwice_namesIt() {
    XCTAssertEqual(
      faults(in: "---\ntitle: T\nlevel: expert\nstep: 1\nstep: 2\nminutes: 5\n---\nText\n"),
      [
        """
        L:4:1: error: The key `step` is given twice.
          Keep one of them.
        """
      ]
    )
  }

  func testBody_empty_saysSo() {
    XCTAssertEqual(
      faults(in: goodHead),
      [
        """
        L:7:1: error: The lesson says nothing.
          Write its text below the front matter.
        """
      ]
    )
  }
}
