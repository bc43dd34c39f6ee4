import CourseModel
import CourseRunner
import CourseSite
import XCTest

/// What a lesson's page shows of cards, debug cases and glossaries.
final class MemoryRenderingTests: SiteTestCase {
  private static let place = SourceRange(file: "Lessons/01-only.md", line: 1)
  private func paragraph(_ text: String) -> Prose { .paragraph([.text(text)]) }

  private var recall: Recall {
    Recall(
      id: "bytes",
      cards: [
        .init(
          id: "bytes",
          question: [paragraph("How many <bytes>?")],
          answer: [.paragraph([.code("{computed}")])],
          proof: SwiftSource(text: "true", range: Self.place)
        )
      ]
    )
  }

  private var debugCase: DebugCase {
    DebugCase(
      title: [.text("The case")],
      story: [paragraph("It happened.")],
      broken: SwiftSource(text: "try load()", range: Self.place),
      symptom: StatedOutput(text: "stated", range: Self.place),
      question: Question(
        id: "case",
        prompt: [paragraph("Why?")],
        options: [
          .init(text: [.text("Yes")], isCorrect: true, proof: "a", range: Self.place),
          .init(text: [.text("No")], isCorrect: false, proof: "b", range: Self.place),
        ],
        answer: [paragraph("Because.")]
      ),
      fix: SwiftSource(text: "loadWell()", range: Self.place)
    )
  }

  private var run: LessonRun {
    LessonRun(
      lesson: "01-only",
      cells: [],
      proofs: [],
      cards: [CardRun(card: "bytes", holds: true, computed: "24")],
      cases: [CaseRun(id: "case", symptom: "no such key", fixed: "loaded\n")],
      isCached: false,
      diagnostics: []
    )
  }

  func testCard_isFoldedAndShowsWhatTheCoreComputed() throws {
    let page = try page([.recall(recall)], run: run)
    XCTAssertTrue(page.contains("How many &lt;bytes&gt;?"))
    XCTAssertTrue(page.contains("<details class=\"card\" data-card=\"bytes\">"))
    XCTAssertTrue(page.contains("<code>24</code>"))
    XCTAssertFalse(page.contains("{computed}"))
  }

  func testParameters_lessonHasOneCard_withItsTwin() throws {
    let reference = Reference(name: "Abacus", language: "python", recorder: "record.py")
    var recall = self.recall
    recall.hasParameters = true
    recall.cards[0].twin = .init(
      snippet: ReferenceSnippet(of: reference, source: "print(1 < 2)\n"),
      range: Self.place
    )
    var second = recall.cards[0]
    second.id = "bytes.2"
    recall.cards.append(second)
    let page = try page([.recall(recall)], run: run)
    XCTAssertTrue(page.contains("<div class=\"recall\" data-parameters=\"\">"))
    XCTAssertTrue(page.contains(">Abacus</span>"))
    XCTAssertTrue(page.contains("data-card=\"bytes\""))
    XCTAssertFalse(page.contains("bytes.2"))
  }

  func testCard_standsAtTheEnd() throws {
    let page = try page([.recall(recall), .prose(paragraph("The text."))], run: run)
    let text = try XCTUnwrap(page.range(of: "The text."))
    let card = try XCTUnwrap(page.range(of: "class=\"card\""))
    XCTAssertLessThan(text.lowerBound, card.lowerBound)
  }

  func testCase_showsWhatTheCodeShowed_andTheFixWithTheAnswer() throws {
    let page = try page([.debug(debugCase)], run: run)
    let places = try [
      "The case", "It happened.", "no such key", "Why?", "The answer", "loaded", "Because.",
    ].map { try XCTUnwrap(page.range(of: $0), $0).lowerBound }
    XCTAssertEqual(places, places.sorted())
    XCTAssertFalse(page.contains("stated"))
  }

  func testCase_withoutRun_saysWhatIsStated() throws {
    let page = try page([.debug(debugCase)])
    XCTAssertTrue(page.contains("is said to show"))
    XCTAssertTrue(page.contains("stated"))
  }

  func testGlossary_linksLeadToItsTerms() throws {
    let entry = Glossary.Entry(
      term: "Storage offset",
      definition: [paragraph("Where it begins.")],
      range: Self.place
    )
    let link = Inline.link(destination: "glossary:storage-offset", title: "", [.text("it")])
    let page = try page([.prose(.paragraph([link])), .glossary(Glossary(entries: [entry]))])
    XCTAssertTrue(page.contains("<a href=\"01-only.html#term-storage-offset\">it</a>"))
    XCTAssertTrue(page.contains("<dt id=\"term-storage-offset\">Storage offset</dt>"))
    XCTAssertTrue(page.contains("Where it begins."))
  }

  func testTakeaway_hasItsName() throws {
    let page = try page([.callout(Callout(kind: .takeaway, body: [paragraph("Keep it.")]))])
    XCTAssertTrue(page.contains("class=\"callout takeaway\""))
    XCTAssertTrue(page.contains("Takeaway"))
  }
}
