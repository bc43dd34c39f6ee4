/// Cuts shell commands, or a transcript of a terminal, into tokens, line by line.
enum ShellHighlighter {
  static func tokens(of source: String) -> [Token] {
    var scanner = CodeScanner(source)
    while scanner.current != nil {
      if scanner.isAt("$ ") {
        scanner.advance()
        scanner.emit(.prompt)
      }
      takeLine(&scanner)
    }
    return scanner.tokens
  }

  /// Takes a line with its line break; a comment begins where a word could.
  private static func takeLine(_ scanner: inout CodeScanner) {
    var before: Character = " "
    while let character = scanner.current, !character.isNewline {
      if character == "#", before.isWhitespace {
        scanner.emit(.plain)
        scanner.takeLineComment()
      } else {
        before = character
        scanner.advance()
      }
    }
    scanner.advance { $0.isNewline }
    scanner.emit(.plain)
  }
}
