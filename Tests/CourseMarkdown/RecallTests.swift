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
    XCTAssertEqual(cards.first?.proof.text, "t.byteCount > 0")
    XCTAssertEqual(cards.first?.proof.range.start, SourcePosition(line: 11, column: 8))
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
    XCTAssertEqual(cards.map(\.proof.text)[1], "Tensor([4], .int8).byteCount > 0")
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
          Write one of: `id`, `question`, `answer`, `proof`, `compute`, `variants`.
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
        L:16:23: error: `computed` is no name that a variant can fill.
          Use letters only, and another name than `computed`.
        """
      ),
      (
        "  - {shape: \"[2,\\n3]\", dtype: a}\n",
        """
        L:16:13: error: What a variant fills in for `{shape}` must be one line of text.
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
}
