import CourseMarkdown
import CourseModel
import XCTest

final class RecallTests: XCTestCase {
  /// A card without fault; `id` stands on line 8.
  private let card = """
    ```recall
    id: bytes
    question: How many bytes?
    answer: '`{computed}` bytes.'
    proof: t.byteCount > 0
    compute: t.byteCount
    ```

    """

  /// Cards without fault; `variants` begin on line 13.
  private let variants = """
    ```recall
    id: bytes
    question: How many bytes has `{dtype}`, {shape}?
    answer: '`{computed}` bytes.'
    proof: Tensor({shape}, {dtype}).byteCount > 0
    compute: |
      Tensor({shape}, {dtype})
        .byteCount
    variants:
      - {shape: '[2, 3]', dtype: .float32}
      - {shape: '[4]', dtype: .int8}
    ```

    """

  private func cards(_ body: String) -> [Recall.Card] {
    guard case .recall(let recall)? = blocks(body).first?.content else { return [] }
    XCTAssertEqual(recall.id, "bytes")
    return recall.cards
  }

  func testCard_complete_isRead() {
    let cards = cards(card)
    XCTAssertEqual(cards.map(\.id), ["bytes"])
    XCTAssertEqual(cards.first?.question, [.paragraph([.text("How many bytes?")])])
    XCTAssertEqual(cards.first?.proof?.text, "t.byteCount > 0")
    XCTAssertEqual(cards.first?.proof?.range.start, SourcePosition(line: 11, column: 8))
    XCTAssertEqual(cards.first?.compute?.text, "t.byteCount")
    XCTAssertEqual(
      cards.first?.answer(computed: "24"),
      [.paragraph([.code("24"), .text(" bytes.")])]
    )
  }

  func testVariants_makeACardEach() {
    let cards = cards(variants)
    XCTAssertEqual(cards.map(\.id), ["bytes.1", "bytes.2"])
    XCTAssertEqual(
      cards.map { $0.question },
      [
        [.paragraph([.text("How many bytes has "), .code(".float32"), .text(", [2, 3]?")])],
        [.paragraph([.text("How many bytes has "), .code(".int8"), .text(", [4]?")])],
      ]
    )
    XCTAssertEqual(cards.map(\.proof?.text)[1], "Tensor([4], .int8).byteCount > 0")
    XCTAssertEqual(cards.map(\.compute?.text)[0], "Tensor([2, 3], .float32)\n  .byteCount\n")
    XCTAssertEqual(cards.map(\.compute?.range.start.line), [13, 13])
  }

  func testCard_incomplete_saysAllThatIsMissing() {
    XCTAssertEqual(
      faults(inBody: "```recall\nid: a\nhint: x\n```\n"),
      [
        "L:8:1: error: The card lacks the key `question`.\n  Add a line `question: …`.",
        "L:8:1: error: The card lacks the key `answer`.\n  Add a line `answer: …`.",
        "L:8:1: error: The card lacks the key `proof`.\n  Add a line `proof: …`.",
        """
        L:9:1: error: The card has no key `hint`.
          Write one of: `id`, `question`, `answer`, `proof`, `compute`, `variants`, `parameters`, `twin`.
        """,
      ]
    )
  }

  func testComputed_withoutCompute_saysSo() {
    XCTAssertEqual(
      faults(inBody: card.replacing("compute: t.byteCount\n", with: "")),
      [
        """
        L:10:10: error: The answer has a place for `{computed}`, but the card computes nothing.
          Add `compute: …`, a Swift expression, or write the answer out.
        """
      ]
    )
  }

  func testCompute_withoutPlace_saysSo() {
    XCTAssertEqual(
      faults(inBody: card.replacing("`{computed}` bytes.", with: "Some.")),
      [
        """
        L:12:10: error: What the card computes is shown nowhere.
          Write `{computed}` into the answer, or remove `compute`.
        """
      ]
    )
  }

  func testVariants_eachFaultIsNamed() {
    let first = "  - {shape: '[2, 3]', dtype: .float32}\n"
    for (change, fault) in [
      (
        "  - 7\n",
        """
        L:16:5: error: A variant must be a mapping of names to texts.
          Write it as in `- {shape: '[2, 3]', dtype: float32}`.
        """
      ),
      (
        "  - {shape: '[2, 3]', computed: a}\n",
        """
        L:16:23: error: `computed` is no name of a place that can be filled.
          Use letters only, and another name than `computed`.
        """
      ),
      (
        "  - {shape: \"[2,\\n3]\", dtype: a}\n",
        """
        L:16:13: error: What is filled in for `{shape}` must be one line of text.
          Write it behind `shape:`, in quotes if it begins with a sign.
        """
      ),
      (
        "  - {shape: '[2, 3]'}\n",
        """
        L:17:5: error: The variant does not fill the same names as the first one.
          Fill `shape`.
        """
      ),
      (
        "  - {shape: '[4]', dtype: .int8}\n",
        "L:17:5: error: The variant is there already.\n  Change or remove it."
      ),
    ] {
      XCTAssertEqual(faults(inBody: variants.replacing(first, with: change)), [fault], change)
    }
  }

  func testVariants_nameUsedNowhere_saysSo() {
    let body = variants.replacing("{dtype}", with: "float32").replacing("How", with: "How ")
    XCTAssertEqual(
      faults(inBody: body),
      [
        """
        L:16:3: error: The variants fill `{dtype}`, which stands nowhere in the card.
          Write `{dtype}` where it belongs, or take it out of the variants.
        """
      ]
    )
  }

  func testVariants_unknownName_offersNearest() {
    XCTAssertEqual(
      faults(inBody: variants.replacing("`{dtype}`", with: "`{dtpye}`")),
      [
        """
        L:9:11: error: Nothing fills `{dtpye}`.
          Did you mean `{dtype}`?
        """
      ]
    )
  }

  func testVariants_faultOfTheTemplate_isSaidOnce() {
    let body = variants.replacing("How many", with: "<b> many")
    XCTAssertEqual(faults(inBody: body).count, 1)
  }

  /// A card with parameters and a twin; `parameters` stand on line 11, `twin` on line 13.
  private let parameters = """
    ```recall
    id: bytes
    question: How many bytes has `{dtype}`, {shape}, if {flag}?
    answer: '`{computed}` bytes.'
    parameters: {shape: ['[2]', '[4]'], dtype: [int8, int16, int32], flag: ['true', 'false']}
    compute: Tensor({shape}, .{dtype}, {flag}).byteCount
    twin: print(tensor({shape}, {dtype}, {flag}).nbytes)
    ```

    """

  private static let reference = Reference(
    name: "Abacus",
    language: "python",
    recorder: "reference/record.py",
    spelling: ["true": "True", "false": "False"]
  )

  private func recall(_ body: String) throws -> Recall {
    let parsed = LessonParser.parse(goodHead + body, file: "L", reference: Self.reference)
    XCTAssertEqual(parsed.diagnostics.map(\.description), [])
    let recalls = parsed.lesson?.blocks.compactMap { block in
      if case .recall(let recall) = block.content { recall } else { nil }
    }
    return try XCTUnwrap(recalls?.first)
  }

  func testParameters_makeACardForEveryCombination_neighboursDiffer() throws {
    let recall = try recall(parameters)
    XCTAssertTrue(recall.hasParameters)
    XCTAssertEqual(recall.cards.map(\.id), (1...12).map { "bytes.\($0)" })
    let sources = recall.cards.compactMap(\.compute?.text)
    XCTAssertEqual(Set(sources).count, 12)
    for (one, next) in zip(sources, sources.dropFirst()) {
      let changed = zip(one.split(separator: ","), next.split(separator: ",")).count { $0 != $1 }
      XCTAssertGreaterThan(changed, 1, "\(one) and \(next) are nearly the same")
    }
  }

  func testParameters_moreThanTheLimit_allValuesOccur() throws {
    let body = parameters.replacing("['[2]', '[4]']", with: "['[2]', '[4]', '[6]', '[8]', '[9]']")
    let sources = try recall(body).cards.compactMap(\.compute?.text)
    XCTAssertEqual(Set(sources).count, 12)
    for value in ["[2]", "[4]", "[6]", "[8]", "[9]", "int8", "int16", "int32", "true", "false"] {
      XCTAssertTrue(sources.contains { $0.contains(value) }, value)
    }
  }

  func testParameters_wordsAndTwin_areSpeltAsTheReferenceSpells() throws {
    let card = try XCTUnwrap(recall(parameters).cards.first)
    XCTAssertEqual(card.compute?.text, "Tensor([2], .int8, true).byteCount")
    XCTAssertEqual(card.twin?.snippet.source, "print(tensor([2], int8, True).nbytes)\n")
    XCTAssertEqual(card.twin?.range.start.line, 13)
    XCTAssertEqual(
      card.question,
      [.paragraph([.text("How many bytes has "), .code("int8"), .text(", [2], if True?")])]
    )
    XCTAssertNil(card.proof)
  }

  func testParameters_eachFaultIsNamed() {
    let old = "{shape: ['[2]', '[4]'], dtype: [int8, int16, int32], flag: ['true', 'false']}"
    for (new, fault) in [
      ("7", "L:11:13: error: The parameters must be a mapping of names to lists of values."),
      ("{shape: 7}", "L:11:21: error: The parameter `shape` has fewer than two values."),
      ("{shape: [a, a]}", "L:11:25: error: The parameter `shape` has this value already."),
      ("{shape: [a, [b]]}", "L:11:25: error: What is filled in for `{shape}` must be one"),
      (old + "\nvariants: [{a: b}]", "L:12:11: error: The card has both parameters and variants."),
    ] {
      let told = faults(inBody: parameters.replacing(old, with: new))
      XCTAssertTrue(told.contains { $0.hasPrefix(fault) }, "\(told)")
    }
  }

  func testTwin_ofNothing_saysWhatIsLacking() {
    let bare = parameters.replacing("compute: ", with: "proof: ")
      .replacing("`{computed}` bytes.", with: "Some.")
    XCTAssertEqual(
      faults(inBody: bare),
      [
        """
        L:13:7: error: The card has a twin, but computes nothing that it could be compared with.
          Add `compute: …`, a Swift expression that gives what the twin prints.
        """
      ]
    )
    XCTAssertEqual(
      LessonParser.parse(goodHead + parameters, file: "L").diagnostics.map(\.description),
      [
        """
        L:13:7: error: The card has a twin, but the course has no reference whose code that could be.
          Declare `reference` in Lessons/course.yml, or remove `twin`.
        """
      ]
    )
  }
}
