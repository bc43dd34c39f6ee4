import CourseSyntax

/// A token of Swift, small enough to be changed by itself.
struct SwiftToken: Hashable {
  /// What a token can be.
  enum Kind: Hashable {
    case name, keyword, number, string, `operator`, punctuation, blank, comment, attribute
  }

  var kind: Kind
  var text: String
  /// The line, from 1.
  var line: Int

  /// The tokens of a source text, which together are the text again.
  static func all(in source: String) -> [SwiftToken] {
    var tokens: [SwiftToken] = []
    var line = 1
    func add(_ kind: Kind, _ text: some StringProtocol) {
      tokens.append(SwiftToken(kind: kind, text: String(text), line: line))
      line += text.count { $0.isNewline }
    }
    for token in Highlighter.tokens(of: source, language: "swift") {
      switch token.kind {
      case .keyword: add(.keyword, token.text)
      case .string: add(.string, token.text)
      case .number: add(.number, token.text)
      case .comment: add(.comment, token.text)
      case .attribute: add(.attribute, token.text)
      case .type, .call: add(.name, token.text)
      case .plain, .prompt:
        var rest = Substring(token.text)
        while let first = rest.first {
          let kind = kind(of: first)
          let piece =
            kind == .punctuation ? rest.prefix(1) : rest.prefix { self.kind(of: $0) == kind }
          add(kind, piece)
          rest = rest.dropFirst(piece.count)
        }
      }
    }
    return tokens
  }

  private static func kind(of character: Character) -> Kind {
    if character.isWhitespace { return .blank }
    if character.isLetter || character.isNumber || character == "_" || character == "$" {
      return .name
    }
    return "+-*/%<>=!&|^~?.".contains(character) ? .operator : .punctuation
  }
}
