import CourseModel
import XCTest

@testable import CourseVerification

/// What is recorded goes into the lesson, and nothing else of the lesson changes.
final class LessonRewriterTests: XCTestCase {
  /// The text of a lesson after its code on some lines has printed something.
  private func stating(_ outputs: [(lines: ClosedRange<Int>, output: String)], in text: String)
    -> String
  {
    LessonRewriter.stating(
      outputs.map { lines, output in
        let start = SourcePosition(line: lines.lowerBound)
        let end = SourcePosition(line: lines.upperBound)
        return .below(SourceRange(file: "L", start: start, end: end), output)
      },
      in: text
    )
  }

  private let code = "Text.\n\n```swift\nprint(1)\n```\n"

  func testOutput_none_isAddedBelow() {
    XCTAssertEqual(
      stating([(3...5, "1\n")], in: code + "\nMore.\n"),
      code + "\n```output\n1\n```\n\nMore.\n"
    )
  }

  func testOutput_other_isReplaced() {
    XCTAssertEqual(
      stating([(3...5, "1\n2\n")], in: code + "\n```output\nold\n```\nMore.\n"),
      code + "\n```output\n1\n2\n```\nMore.\n"
    )
  }

  func testOutput_nothingPrinted_isRemoved() {
    XCTAssertEqual(
      stating([(3...5, "")], in: code + "\n```output\nold\n```\n\nMore.\n"),
      code + "\nMore.\n"
    )
  }

  func testOutput_same_changesNothing() {
    let text = code + "\n```output\n1\n```\n"
    XCTAssertEqual(stating([(3...5, "1")], in: text), text)
  }

  func testOutput_withBackticks_getsALongerFence() {
    XCTAssertEqual(
      stating([(3...5, "```\ncode\n```\n")], in: code),
      code.dropLast() + "\n\n````output\n```\ncode\n```\n````\n"
    )
  }

  func testOutputs_several_areEachBelowTheirOwn() {
    let text = code + "\n```swift\nprint(2)\n```\n"
    XCTAssertEqual(
      stating([(3...5, "1"), (7...9, "2")], in: text),
      code + "\n```output\n1\n```\n\n```swift\nprint(2)\n```\n\n```output\n2\n```\n"
    )
  }

  func testSymptom_other_isReplacedWithItsIndentation() {
    let text = "```debug\nid: a\nsymptom: |\n  old\n  older\nquestion: Why?\n```\n"
    let place = SourceRange(
      file: "L",
      start: SourcePosition(line: 4, column: 3),
      end: SourcePosition(line: 5, column: 7)
    )
    XCTAssertEqual(
      LessonRewriter.stating([.within(place, "new\n\nnewer\n")], in: text),
      "```debug\nid: a\nsymptom: |\n  new\n\n  newer\nquestion: Why?\n```\n"
    )
  }

  func testSymptom_besideItsKey_isLeftAlone() {
    let text = "```debug\nsymptom: old\n```\n"
    let place = SourceRange(file: "L", line: 2, column: 10)
    XCTAssertEqual(LessonRewriter.stating([.within(place, "new")], in: text), text)
  }

  func testOutput_ofAnotherFence_isLeftAlone() {
    let text = code + "\n```text\nnot an output\n```\n"
    XCTAssertEqual(
      stating([(3...5, "1")], in: text),
      code + "\n```output\n1\n```\n\n```text\nnot an output\n```\n"
    )
  }
}
