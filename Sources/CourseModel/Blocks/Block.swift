/// One block of a lesson, with its place in the Markdown.
public struct Block: Sendable, Hashable, Codable {
  /// What the block is.
  public var content: Content
  /// Where it stands.
  public var range: SourceRange

  /// Places a block.
  public init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }

  /// What a block can be.
  public enum Content: Sendable, Hashable, Codable {
    /// `anchor` is the heading's identifier on the page, unique in the lesson.
    case heading(level: Int, text: [Inline], anchor: String)
    case prose(Prose)
    case callout(Callout)
    case cell(Cell)
    /// PyTorch code, shown beside the cell that follows it directly.
    case pytorch(PyTorchSnippet)
    case predict(Question)
    case quiz(Question)
    /// The exercise with this identifier, as in `03-loading/load-report`.
    case exercise(id: String)
    case table(Table)
  }
}
