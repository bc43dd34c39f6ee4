/// A piece of running text, as CommonMark knows it.
public enum Inline: Sendable, Hashable, Codable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  indirect case link(destination: String, title: String, [Inline])
  indirect case image(source: String, title: String, [Inline])
  case softBreak
  case lineBreak
}

extension [Inline] {
  /// The words alone, without any marks.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner): inner.plainText
      case .link(_, _, let inner), .image(_, _, let inner): inner.plainText
      case .softBreak, .lineBreak: " "
      }
    }.joined()
  }
}
