/// What a `recall` fence asks to be remembered: one card, or one for each of its variants.
public struct Recall: Sendable, Hashable, Codable {
  /// The name of the fence, unique in the course.
  public var id: String
  /// The cards, in order.
  public var cards: [Card]
  /// Whether its cards ask for the same with other values, so that every time another one may be asked.
  public var hasParameters: Bool

  /// Makes a fence's cards.
  public init(id: String, cards: [Card], hasParameters: Bool = false) {
    self.id = id
    self.cards = cards
    self.hasParameters = hasParameters
  }

  /// The cards that stand in the lesson: all, but of those that parameters make the first.
  public var cardsInLesson: [Card] { hasParameters ? Array(cards.prefix(1)) : cards }

  /// A question with its answer on the back.
  public struct Card: Sendable, Hashable, Codable {
    /// The name of the card: that of its fence, with `.2` at its end for the second variant.
    public var id: String
    /// What is asked.
    public var question: [Prose]
    /// What stands on the back, with `{computed}` for what `compute` gives.
    public var answer: [Prose]
    /// Swift of type `Bool` that must be true after the lesson's cells.
    ///
    /// A card without one has a twin.
    public var proof: SwiftSource?
    /// A Swift expression whose description belongs into the answer.
    public var compute: SwiftSource?
    /// Code of the reference that prints what `compute` gives.
    public var twin: Twin?

    /// Makes a card.
    public init(
      id: String,
      question: [Prose],
      answer: [Prose],
      proof: SwiftSource?,
      compute: SwiftSource? = nil,
      twin: Twin? = nil
    ) {
      self.id = id
      self.question = question
      self.answer = answer
      self.proof = proof
      self.compute = compute
      self.twin = twin
    }

    /// Code of the reference, and where it stands.
    public struct Twin: Sendable, Hashable, Codable {
      /// The code.
      public var snippet: ReferenceSnippet
      /// Where it stands.
      public var range: SourceRange

      /// Places code of the reference.
      public init(snippet: ReferenceSnippet, range: SourceRange) {
        self.snippet = snippet
        self.range = range
      }
    }

    /// What stands in an answer for the computed text.
    public static let placeholder = "{computed}"

    /// The answer, with what the core computed in its place.
    public func answer(computed: String?) -> [Prose] {
      guard let computed else { return answer }
      return answer.map { $0.replacing(Self.placeholder, with: computed) }
    }
  }
}
