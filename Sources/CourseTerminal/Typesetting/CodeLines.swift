import CourseSyntax

/// Source text on a terminal, coloured lightly.
enum CodeLines {
  /// The text as lines, with nothing in it that disturbs the screen.
  static func lines(_ text: String, language: String) -> [Line] {
    Highlighter.lines(of: text.printable, language: language).map { tokens in
      Line(tokens.reduce(into: []) { $0.append(joining: Span($1.text, $1.kind.style)) })
    }
  }
}

extension Token.Kind {
  /// The colour: few of them, so that what matters stands out.
  fileprivate var style: Style {
    switch self {
    case .plain, .call: .plain
    case .keyword, .attribute: .color(.magenta)
    case .type: .color(.blue)
    case .string: .color(.green)
    case .number: .color(.cyan)
    case .comment, .prompt: .dim
    }
  }
}
