import CourseModel
import CourseProgress
import CourseRunner
import XCTest

@testable import CourseTerminal

/// Cards, debug cases and glossaries in a terminal.
final class MemoryTests: XCTestCase {
  private let recall = Recall(
    id: "bytes",
    cards: [
      .init(
        id: "bytes",
        question: [Samples.paragraph("How many bytes?")],
        answer: [Samples.paragraph("{computed} of them.")],
        proof: SwiftSource(text: "true", range: Samples.here)
      )
    ]
  )
  private let debugCase = DebugCase(
    title: Samples.text("The case"),
    story: [Samples.paragraph("It happened.")],
    broken: SwiftSource(text: "try load()", range: Samples.here),
    symptom: StatedOutput(text: "stated", range: Samples.here),
    question: Samples.question,
    fix: SwiftSource(text: "loadWell()", range: Samples.here)
  )

  private func set(
    _ content: Block.Content,
    reveals: Bool = false,
    answer: Int? = nil
  ) -> String {
    let lesson = Samples.lesson([content])
    var view = LessonView(lesson, revealsAnswers: reveals)
    view.run = Samples.run()
    view.run?.cards = [CardRun(card: "bytes", holds: true, computed: "24")]
    view.run?.cases = [CaseRun(id: "copy", symptom: "no such key", fixed: "loaded\n")]
    if let answer {
      view.progress.answers["copy"] = .init(option: answer, isCorrect: answer == 1, given: .now)
    }
    return Typesetter.plain(60).blocks(lesson.blocks, view).plain
  }

  func testCard_hidesItsBack() {
    XCTAssertEqual(set(.recall(recall)), "┃ Recall\n┃ How many bytes?")
  }

  func testCard_revealed_showsWhatTheCoreComputed() {
    XCTAssertEqual(
      set(.recall(recall), reveals: true),
      "┃ Recall\n┃ How many bytes?\n┃ 24 of them."
    )
  }

  func testCase_open_showsCodeSymptomAndQuestion() {
    XCTAssertEqual(
      set(.debug(debugCase)),
      """
      Debug · The case

      It happened.

        ─ Swift · broken ─────────────────────────────────────
        try load()
        ─ shows ──────────────────────────────────────────────
        no such key

      ┃ Diagnose
      ┃ What does it hold?
      ┃
      ┃   a  A copy.
      ┃   b  The weights.
      """
    )
  }

  func testCase_answered_showsTheFix() {
    let text = set(.debug(debugCase), answer: 1)
    XCTAssertTrue(text.contains("┃ You are right."), text)
    XCTAssertTrue(text.hasSuffix("loaded"), text)
    XCTAssertTrue(text.contains("Swift · the fix"), text)
  }

  func testGlossary_definesBelowTheTerm() {
    let entry = Glossary.Entry(
      term: "Storage",
      definition: [Samples.paragraph("The bytes.")],
      range: Samples.here
    )
    XCTAssertEqual(set(.glossary(Glossary(entries: [entry]))), "Storage\n  The bytes.")
  }
}
