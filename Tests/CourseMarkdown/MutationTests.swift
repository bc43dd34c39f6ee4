import CourseMarkdown
import CourseModel
import Foundation
import XCTest

/// Whatever an author types, there is an answer, and it points into the file.
final class MutationTests: XCTestCase {
  /// Numbers that look random and are the same every time.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  func testLesson_mutated_neverTrapsAndPointsIntoTheFile() throws {
    let guide = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Lessons/README.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    let example = try XCTUnwrap(text.components(separatedBy: "````markdown\n").last)
    let signs = [
      "\n", "```", "|", ">", "- ", "  ", "\t", "\"", "'", "[", "](", "!", "{", "&a ", "*a", "\\",
      ":", "#", "---\n", "é", "🙂", "\r\n", "\0", "<b>", "<!--",
    ]
    var generator = Generator(state: 1)
    for _ in 0..<400 {
      var lesson = Array(example.unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<lesson.count, using: &generator)
        if Bool.random(using: &generator) {
          let sign = signs[Int.random(in: 0..<signs.count, using: &generator)]
          lesson.insert(contentsOf: Array(sign.unicodeScalars), at: place)
        } else {
          let end = min(lesson.count, place + Int.random(in: 1...20, using: &generator))
          lesson.removeSubrange(place..<end)
        }
      }
      let mutant = String(String.UnicodeScalarView(lesson))
      let lines = mutant.split(separator: "\n", omittingEmptySubsequences: false).count
      let (parsed, diagnostics) = LessonParser.parse(mutant, file: "L")
      let ranges = diagnostics.map(\.range) + (parsed?.blocks.map(\.range) ?? [])
      for range in ranges {
        XCTAssertGreaterThan(range.start.line, 0, mutant)
        XCTAssertGreaterThan(range.start.column, 0, mutant)
        XCTAssertLessThanOrEqual(range.start, range.end, mutant)
        XCTAssertLessThanOrEqual(range.end.line, lines + 1, mutant)
      }
    }
  }
}
