import Foundation
import XCTest

@testable import CourseGrading

final class SimilarityTests: XCTestCase {
  private let original = """
    /// The sum of the squares of even numbers.
    func total(_ numbers: [Int]) -> Int {
      var sum = 0
      for number in numbers where number % 2 == 0 {
        sum += number * number
      }
      if sum > 1000 { return 1000 }
      return sum
    }

    func names(_ people: [String: Int]) -> [String] {
      people.filter { $0.value > 18 }.map { $0.key.uppercased() }.sorted()
    }
    """

  private func likeness(_ left: String, _ right: String, starter: String = "") -> Double {
    let given = Fingerprints(starter).hashes
    let one = Fingerprints(left).hashes.subtracting(given)
    let other = Fingerprints(right).hashes.subtracting(given)
    return Double(one.intersection(other).count) / Double(max(1, min(one.count, other.count)))
  }

  func testCopy_renamedReformattedCommentedAndReordered_isFound() {
    let copy = """
      func names(_ everybody: [String: Int]) -> [String] {
        // grown-ups
        everybody.filter{$0.value>21}.map{$0.key.uppercased()}.sorted()
      }
      func total(_ xs: [Int]) -> Int { var s = 0; /* add up */
        for x in xs where x % 2 == 0 { s += x * x }
        if s > 999 { return 999 }
        return s }
      """
    XCTAssertGreaterThan(likeness(original, copy), 0.7)
  }

  func testOtherSolution_isNotAlike() {
    let other = """
      func total(_ numbers: [Int]) -> Int {
        min(1000, numbers.filter { $0.isMultiple(of: 2) }.reduce(0) { $0 + $1 * $1 })
      }

      func names(_ people: [String: Int]) -> [String] {
        var adults: [String] = []
        for (name, age) in people {
          guard age > 18 else { continue }
          adults.append(name.uppercased())
        }
        adults.sort()
        return adults
      }
      """
    XCTAssertLessThan(likeness(original, other), 0.3)
  }

  func testStarter_countsForNobody() {
    XCTAssertEqual(likeness(original, original), 1)
    XCTAssertEqual(likeness(original, original, starter: original), 0)
  }

  func testTokens_ofWhatIsNoSwift_end() {
    for text in ["\"", "/*", "\"\"\"", "\\", "\"\\", "#\"", "é😀", "/* /* */"] {
      XCTAssertLessThan(SwiftTokens(text).tokens.count, 5, text)
    }
  }

  func testRanges_coverWhatIsShared() {
    let prints = Fingerprints(original)
    let ranges = prints.ranges(of: prints.hashes)
    let covered = ranges.reduce(0) { $0 + $1.count }
    XCTAssertGreaterThan(covered, original.utf8.count * 6 / 10)
    XCTAssertEqual(ranges, ranges.sorted { $0.lowerBound < $1.lowerBound })
  }

  func testPairs_ranked_andShownSideBySide() async throws {
    var school = try TestClass()
    defer { school.remove() }
    school.exercises = [TestClass.fizz]
    let good = try school.text("good")
    try school.handIn(good, as: "<ada>")
    try school.handIn(good.replacing("number", with: "n") + "\n// mine\n", as: "bob")
    try school.handIn(try school.text("exit"), as: "cy")
    let book = try await school.grade()
    let pairs = try Similarity(book, store: try school.store(), starters: [:]).pairs()
    XCTAssertEqual(pairs.first.map { ($0.left + $0.right).map(\.id) }, ["<ada>", "bob"])
    XCTAssertGreaterThan(pairs.first?.likeness ?? 0, 0.9)
    let theme = try ReportTheme(folder: ReportTests.site)
    let pages = SimilarityReport(pairs, title: "T").pages(theme)
    XCTAssertEqual(pages.count, pairs.count + 1)
    for page in pages {
      XCTAssertTrue(XMLReader(page.html.replacing("<!DOCTYPE html>", with: "")).isWellFormed)
    }
    XCTAssertTrue(pages[1].html.contains("<mark>"))
    XCTAssertTrue(pages[1].html.contains("&lt;ada&gt;"))
  }

  func testPairs_ofManyWhoHandedInTheSame_areOneGroup() async throws {
    var school = try TestClass()
    defer { school.remove() }
    school.exercises = [TestClass.fizz]
    let good = try school.text("good")
    for index in 0..<40 {
      let name = index < 10 ? "s0\(index)" : "s\(index)"
      try school.handIn(good.replacing("number", with: "n\(index)"), as: name)
    }
    try school.handIn(try school.text("exit"), as: "z")
    let book = try await school.grade()
    let pairs = try Similarity(book, store: try school.store(), starters: [:]).pairs(least: 0)
    XCTAssertEqual(pairs.first?.left.map(\.id), ["s00"])
    XCTAssertEqual(pairs.first?.right.count, 39)
    XCTAssertEqual(pairs.first?.likeness, 1)
    XCTAssertLessThanOrEqual(pairs.count, 2)
    let pages = SimilarityReport(pairs, title: "T").pages(
      try ReportTheme(folder: ReportTests.site)
    )
    XCTAssertTrue(pages[0].html.contains("s01, s02, s03 and 36 others"))
    XCTAssertTrue(pages[1].html.contains("s38, s39"))
  }
}
