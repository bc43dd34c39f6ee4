/// One block of a lesson, with its place in the Markdown.
public struct Block: Sendable, Hashable, Codable {
  /// What the block is.
  public var content: Content
  /// Where it stands.
  public var range: SourceRange
  /// Whether it is also part of the cheat sheet, because its fence says `cheat`.
  public var isCheat: Bool

  /// Places a block.
  public init(_ content: Content, at range: SourceRange, isCheat: Bool = false) {
    self.content = content
    self.range = range
    self.isCheat = isCheat
  }

  /// What a block can be.
  public enum Content: Sendable, Hashable, Codable {
    /// `anchor` is the heading's identifier on the page, unique in the lesson.
    case heading(level: Int, text: [Inline], anchor: String)
    case prose(Prose)
    case callout(Callout)
    case cell(Cell)
    /// Code of the reference, shown beside the cell that follows it directly.
    case reference(ReferenceSnippet)
    case predict(Question)
    case quiz(Question)
    /// The exercise with this identifier, as in `03-loading/load-report`.
    case exercise(id: String)
    case table(Table)
    case recall(Recall)
    case debug(DebugCase)
    case glossary(Glossary)

    /// The question that a prediction, a quiz or a debug case asks.
    public var question: Question? {
      switch self {
      case .predict(let question), .quiz(let question): question
      case .debug(let debugCase): debugCase.question
      default: nil
      }
    }

    /// The cards to remember, where the block holds any.
    public var cards: [Recall.Card] {
      if case .recall(let recall) = self { recall.cards } else { [] }
    }

    /// Those of the cards that stand in the lesson itself.
    public var cardsInLesson: [Recall.Card] {
      if case .recall(let recall) = self { recall.cardsInLesson } else { [] }
    }

    /// Whether it is a note for who teaches.
    public var isForInstructors: Bool {
      if case .callout(let callout) = self { callout.kind == .instructor } else { false }
    }

    /// Whether these are cards to remember.
    public var isRecall: Bool { !cards.isEmpty }
  }
}
