import CourseSyntax

/// Source text on a page: a span a line, and in it a span a token.
enum CodeLines {
  /// The lines, which the style sheet wraps with a hanging indent.
  ///
  /// The line breaks stay in the text, all but the last.
  static func html(_ source: String, language: String) -> [HTML] {
    let lines = Highlighter.lines(of: source, language: language)
    let breaks = lines.count - 1
    return (lines.last == [] ? lines.dropLast() : lines[...]).enumerated().map { index, line in
      .element(.span, "line", line.map(html) + (index < breaks ? [.text("\n")] : []))
    }
  }

  private static func html(_ token: Token) -> HTML {
    guard let kind = token.kind.styleClass else { return .text(token.text) }
    return .element(.span, kind, [.text(token.text)])
  }
}

extension Token.Kind {
  /// The class by which the style sheet colours it: one letter, for there are thousands.
  fileprivate var styleClass: String? {
    switch self {
    case .plain: nil
    case .keyword: "k"
    case .type: "t"
    case .call: "f"
    case .string: "s"
    case .number: "n"
    case .comment: "c"
    case .attribute: "a"
    case .prompt: "p"
    }
  }
}
