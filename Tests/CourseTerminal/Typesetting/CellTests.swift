import CourseModel
import CourseRunner
import XCTest

@testable import CourseTerminal

final class CellTests: XCTestCase {
  private func set(_ contents: [Block.Content], run: LessonRun?, columns: Int = 40) -> String {
    let lesson = Samples.lesson(contents)
    return Typesetter.plain(columns).blocks(lesson.blocks, LessonView(lesson, run: run)).plain
  }

  func testCell_completed_showsWhatItPrinted() {
    XCTAssertEqual(
      set([.cell(Samples.cell())], run: Samples.run(.completed, output: "1\n")),
      """
        ─ Swift ──────────────────────────
        print(1)
        ─ prints ─────────────────────────
        1
      """
    )
  }

  func testCell_threw_isNoFailure() {
    let text = set(
      [.cell(Samples.cell("try load()\n", mode: .error))],
      run: Samples.run(.threw(message: "Missing key(s): a"), output: "before\n")
    )
    XCTAssertEqual(
      text,
      """
        ─ Swift ──────────────────────────
        try load()
        ─ throws, as it should ───────────
        before
        Missing key(s): a
      """
    )
  }

  func testCell_failedAndNotReached_sayWhy() {
    let cells: [Block.Content] = [.cell(Samples.cell()), .cell(Samples.cell(index: 1))]
    let text = set(cells, run: Samples.run(.failed(message: "no such key"), .notReached))
    XCTAssertTrue(text.contains("─ failed ─"), text)
    XCTAssertTrue(text.contains("no such key"), text)
    XCTAssertTrue(text.contains("─ Swift · not reached: an earlier cell failed ─"), text)
  }

  func testCell_beforeRunning_showsWhatIsStatedAsSuch() {
    let text = set([.cell(Samples.cell(states: "1\n"))], run: nil)
    XCTAssertTrue(text.contains("─ is said to print ─"), text)
  }

  func testHiddenCell_showsItselfOnlyWhenItFails() {
    let cell = Block.Content.cell(Samples.cell("setUp()\n", mode: .hidden))
    XCTAssertEqual(set([cell], run: Samples.run(.completed)), "")
    XCTAssertTrue(set([cell], run: Samples.run(.failed(message: "x"))).contains("setUp()"))
  }

  func testPair_wideTerminal_isSideBySide() {
    XCTAssertEqual(
      set(pair(theirs: "1\n"), run: Samples.run(.completed, output: "1\n"), columns: 110),
      """
        ─ PyTorch ────────────────────────────────────────   ─ Swift ──────────────────────────────────────────
        x = tensor([1])                                      print(1)
        print(x)
        ─ prints ─────────────────────────────────────────   ─ prints, exactly as PyTorch ─────────────────────
        1                                                    1
      """
    )
  }

  func testPair_narrowTerminal_isStacked() {
    XCTAssertEqual(
      set(pair(theirs: "tensor([1])\n"), run: Samples.run(.completed, output: "1\n"), columns: 109)
        .split(separator: "\n", omittingEmptySubsequences: false).map { $0.prefix(12) },
      [
        "  ─ PyTorch ", "  x = tensor", "  print(x)", "  ─ prints ─", "  tensor([1]", "",
        "  ─ Swift ──", "  print(1)", "  ─ prints ─", "  1",
      ]
    )
  }

  func testOutput_thatMovesTheCursor_isMadeVisible() {
    let text = set([.cell(Samples.cell())], run: Samples.run(.completed, output: "\u{1B}[2Jgone"))
    XCTAssertTrue(text.contains("␛[2Jgone"), text)
  }

  func testLongCode_goesOnBehindAnArrow() {
    let source = "let report = try model.loadStateDict(state, strict: false)\n"
    let text = set([.cell(Samples.cell(source))], run: nil)
    XCTAssertTrue(
      text.contains("  let report = try\n  ↪ model.loadStateDict(state, strict:\n  ↪ false)")
        || text.contains("\n  ↪ "),
      text
    )
    for line in text.split(separator: "\n") {
      XCTAssertLessThanOrEqual(String(line).displayWidth, 40)
    }
  }

  private func pair(theirs output: String) -> [Block.Content] {
    let source = "x = tensor([1])\nprint(x)\n"
    let stated = StatedOutput(text: output, range: Samples.here)
    return [
      .reference(ReferenceSnippet(of: .pytorch, source: source, output: stated)),
      .cell(Samples.cell()),
    ]
  }
}

extension Reference {
  static let pytorch = Reference(name: "PyTorch", language: "python", recorder: "Lessons/record")
}
