/// Colours source text by the language that its fence names.
enum Highlighter {
  /// The text as one span a line, which the style sheet wraps with a hanging indent.
  ///
  /// The line breaks stay in the text, all but the last.
  static func lines(of source: String, language: String) -> [HTML] {
    var lines: [HTML] = []
    var line: [HTML] = []
    for token in tokens(of: source.withoutLastLineBreak, language: language) {
      for piece in token.text.piecesEndingWithLineBreaks {
        line.append(
          token.kind == .plain
            ? .text(String(piece)) : .element(.span, token.kind.rawValue, [.text(String(piece))])
        )
        guard piece.last?.isNewline == true else { continue }
        lines.append(.element(.span, "line", line))
        line = []
      }
    }
    return line.isEmpty ? lines : lines + [.element(.span, "line", line)]
  }

  /// The tokens, which together are the source.
  static func tokens(of source: String, language: String) -> [Token] {
    switch language.lowercased() {
    case "swift": SwiftHighlighter.tokens(of: source)
    case "python", "py": PythonHighlighter.tokens(of: source)
    case "sh", "shell", "bash", "console": ShellHighlighter.tokens(of: source)
    default: [Token(.plain, source)]
    }
  }
}

extension String {
  /// The text in pieces, each up to and with a line break.
  fileprivate var piecesEndingWithLineBreaks: [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while let end = rest.firstIndex(where: \.isNewline) {
      pieces.append(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty ? pieces : pieces + [rest]
  }
}
