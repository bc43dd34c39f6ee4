/// Colours source text by the language that its fence names.
enum Highlighter {
  /// The text as spans; in a language it does not know, the text alone.
  static func html(_ source: String, language: String) -> [HTML] {
    tokens(of: source, language: language).map { token in
      token.kind == .plain
        ? .text(token.text) : .element(.span, token.kind.rawValue, [.text(token.text)])
    }
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
