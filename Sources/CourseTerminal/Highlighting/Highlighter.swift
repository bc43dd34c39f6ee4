/// Colours source text lightly: keywords, strings, numbers, comments and names of types.
///
/// It knows words, not grammar; a wrong guess costs a colour, never a character.
struct Highlighter {
  private let syntax: Syntax
  private var rest: Substring
  private var spans: [Span] = []

  /// The text as lines, coloured where the language is known.
  static func lines(_ text: String, language: String) -> [Line] {
    let shown = text.printable
    guard let syntax = Syntax.named(language) else { return shown.linesOfText.map { Line($0) } }
    var highlighter = Highlighter(syntax: syntax, rest: shown[...])
    highlighter.run()
    return highlighter.spans.splitIntoLines()
  }

  private init(syntax: Syntax, rest: Substring) {
    self.syntax = syntax
    self.rest = rest
  }

  private mutating func run() {
    while let first = rest.first {
      if rest.hasPrefix(syntax.lineComment) {
        take(.dim) { $0 != "\n" }
      } else if let block = syntax.blockComment, rest.hasPrefix(block.start) {
        take(from: block.start, to: block.end, .dim)
      } else if let quote = syntax.quotes.first(where: { rest.hasPrefix($0) }) {
        takeString(quote)
      } else if first.isLetter || first == "_" || first == "@" {
        takeWord()
      } else if first.isASCII, first.isNumber {
        take(.color(.cyan)) { $0.isHexDigit || "._xobe".contains($0) }
      } else {
        take(.plain) { !$0.isLetter && !$0.isNumber && !"_@\"'#/".contains($0) }
      }
    }
  }

  /// Takes at least one character, then as long as the condition holds.
  private mutating func take(_ style: Style, while condition: (Character) -> Bool) {
    let end = rest.dropFirst().firstIndex { !condition($0) } ?? rest.endIndex
    take(to: end, style)
  }

  private mutating func take(to end: Substring.Index, _ style: Style) {
    spans.append(Span(String(rest[..<end]), style))
    rest = rest[end...]
  }

  private mutating func take(from start: String, to end: String, _ style: Style) {
    let inner = rest.dropFirst(start.count)
    take(to: inner.firstRange(of: end)?.upperBound ?? rest.endIndex, style)
  }

  private mutating func takeString(_ quote: String) {
    var index = rest.index(rest.startIndex, offsetBy: quote.count)
    while index < rest.endIndex {
      if rest[index...].hasPrefix(quote) {
        index = rest.index(index, offsetBy: quote.count)
        break
      }
      // A string of one line that is never closed ends with its line.
      if quote.count == 1, rest[index] == "\n" { break }
      if rest[index] == "\\" { rest.formIndex(after: &index) }
      if index < rest.endIndex { rest.formIndex(after: &index) }
    }
    take(to: index, .color(.green))
  }

  private mutating func takeWord() {
    let end = rest.dropFirst().firstIndex { !$0.isLetter && !$0.isNumber && $0 != "_" }
    let word = String(rest[..<(end ?? rest.endIndex)])
    let style: Style =
      if word.hasPrefix("@") || syntax.keywords.contains(word) {
        .color(.magenta)
      } else if word.first?.isUppercase ?? false {
        .color(.blue)
      } else {
        .plain
      }
    take(to: end ?? rest.endIndex, style)
  }
}

extension [Span] {
  /// The spans as lines, parted at every newline in them.
  fileprivate func splitIntoLines() -> [Line] {
    var lines: [Line] = [.empty]
    for span in self {
      for (index, part) in span.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { lines.append(.empty) }
        if !part.isEmpty { lines[lines.count - 1].spans.append(Span(String(part), span.style)) }
      }
    }
    if lines.last?.spans.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
