/// Cuts source text into tokens by the language that its fence names.
package enum Highlighter {
  /// The tokens, which together are the source; one plain token where the language is not known.
  package static func tokens(of source: String, language: String) -> [Token] {
    switch language.lowercased() {
    case "swift": SwiftHighlighter.tokens(of: source)
    case "python", "py": PythonHighlighter.tokens(of: source)
    case "sh", "shell", "bash", "console": ShellHighlighter.tokens(of: source)
    default: [Token(.plain, source)]
    }
  }

  /// The tokens line by line, each line without its line break.
  ///
  /// A token that spans lines is cut at their ends; a line break that ends the text begins no line.
  package static func lines(of source: String, language: String) -> [[Token]] {
    var lines: [[Token]] = []
    var line: [Token] = []
    for token in tokens(of: source, language: language) {
      let pieces = token.text.split(omittingEmptySubsequences: false) { $0.isNewline }
      for (index, piece) in pieces.enumerated() {
        if index > 0 {
          lines.append(line)
          line = []
        }
        if !piece.isEmpty { line.append(Token(token.kind, String(piece))) }
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
