extension Prose {
  /// The same text with some words of it replaced, wherever they stand unbroken.
  func replacing(_ words: String, with text: String) -> Prose {
    switch self {
    case .paragraph(let inlines):
      .paragraph(inlines.map { $0.replacing(words, with: text) })
    case .bulletList(let items, let tight):
      .bulletList(items: items.map { $0.map { $0.replacing(words, with: text) } }, tight: tight)
    case .orderedList(let start, let items, let tight):
      .orderedList(
        start: start,
        items: items.map { $0.map { $0.replacing(words, with: text) } },
        tight: tight
      )
    case .quote(let blocks):
      .quote(blocks.map { $0.replacing(words, with: text) })
    case .code(let language, let code):
      .code(language: language, text: code.replacing(words, with: text))
    case .rule:
      .rule
    }
  }
}

extension Inline {
  /// The same text with some words of it replaced, wherever they stand unbroken.
  fileprivate func replacing(_ words: String, with text: String) -> Inline {
    func inside(_ inner: [Inline]) -> [Inline] { inner.map { $0.replacing(words, with: text) } }
    return switch self {
    case .text(let content): .text(content.replacing(words, with: text))
    case .code(let content): .code(content.replacing(words, with: text))
    case .emphasis(let inner): .emphasis(inside(inner))
    case .strong(let inner): .strong(inside(inner))
    case .link(let destination, let title, let inner):
      .link(destination: destination, title: title, inside(inner))
    case .image, .softBreak, .lineBreak: self
    }
  }
}
