/// Swift that a lesson runs and that is no cell: a card's proof, a broken load and its fix.
public struct SwiftSource: Sendable, Hashable, Codable {
  /// The source text.
  public var text: String
  /// Where it stands; its first line is the text's first.
  public var range: SourceRange

  /// Places a piece of Swift.
  public init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}
