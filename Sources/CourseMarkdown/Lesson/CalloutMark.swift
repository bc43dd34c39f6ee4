/// The first line of a callout: `[!NOTE]`, alone at the beginning of a quote.
struct CalloutMark: Equatable {
  /// What stands between the brackets, in lower case.
  var name: String
  /// Whether more text follows in the same line.
  var isFollowedByText: Bool

  /// Finds the mark of a quote; `nil` where it has none.
  init?(of quote: MarkdownNode) {
    guard quote.kind == .quote, let paragraph = quote.children.first,
      paragraph.kind == .paragraph, case .text(let text)? = paragraph.children.first?.kind,
      text.hasPrefix("[!"), let close = text.firstIndex(of: "]")
    else { return nil }
    name = text[..<close].dropFirst(2).lowercased()
    let rest = text[text.index(after: close)...]
    let next = paragraph.children.dropFirst().first?.kind
    let isAlone = next == nil || next == .softBreak || next == .lineBreak
    isFollowedByText = !rest.allSatisfy(\.isWhitespace) || !isAlone
  }
}
