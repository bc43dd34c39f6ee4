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
      .element(.span, "line", indented(line) + (index < breaks ? [.text("\n")] : []))
    }
  }

  /// A line whose indentation is marked, so that the style sheet can keep it with what follows.
  private static func indented(_ line: [Token]) -> [HTML] {
    guard let first = line.first, first.kind.styleClass == nil, first.text.hasPrefix(" ") else {
      return line.map(html)
    }
    let space = first.text.prefix { $0 == " " }
    let rest = first.text.dropFirst(space.count)
    return [.element(.span, "i", [.text(String(space))])]
      + (rest.isEmpty ? [] : [.text(String(rest))]) + line.dropFirst().map(html)
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
