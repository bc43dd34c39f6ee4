/// A source text as tokens, with the questions that changing it asks.
///
/// It knows brackets and lines, not grammar: what does not compile is no mutant. Statements are
/// told apart by their lines, as the formatter leaves them.
struct SwiftCode {
  let tokens: [SwiftToken]
  /// The index of each bracket's other half.
  let partners: [Int: Int]

  init(_ source: String) {
    tokens = SwiftToken.all(in: source)
    var open: [Int] = []
    var partners: [Int: Int] = [:]
    for (index, token) in tokens.enumerated() where token.kind == .punctuation {
      if "([{".contains(token.text) {
        open.append(index)
      } else if ")]}".contains(token.text), let start = open.popLast() {
        (partners[start], partners[index]) = (index, start)
      }
    }
    self.partners = partners
  }

  /// The text with some tokens replaced.
  func replacing(_ range: Range<Int>, with text: String) -> String {
    tokens[..<range.lowerBound].map(\.text).joined() + text
      + tokens[range.upperBound...].map(\.text).joined()
  }

  func text(_ range: Range<Int>) -> String { tokens[range].map(\.text).joined() }

  /// Whether this is code rather than blanks and comments.
  func isVisible(_ index: Int) -> Bool {
    tokens[index].kind != .blank && tokens[index].kind != .comment
  }

  /// The last token of code before a place.
  func visible(before index: Int) -> Int? { tokens[..<index].indices.last(where: isVisible) }

  /// The first token of code at a place or after it.
  func visible(from index: Int) -> Int? { tokens[index...].indices.first(where: isVisible) }

  /// The place after a token, or after the bracket that it opens.
  func next(_ index: Int) -> Int {
    let partner = partners[index] ?? index
    return max(partner, index) + 1
  }

  /// The first token from a place on, outside of any bracket opened since, that fulfils a condition.
  ///
  /// It ends at a closing bracket.
  func first(from start: Int, where condition: (SwiftToken) -> Bool) -> Int? {
    var index = start
    while index < tokens.count {
      if condition(tokens[index]) { return index }
      if tokens[index].isClosing { return nil }
      index = next(index)
    }
    return nil
  }

  /// The stretches between commas inside of some brackets, without blanks around them.
  func items(in range: Range<Int>) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index <= range.upperBound {
      if index == range.upperBound || tokens[index].text == "," {
        if let item = trimmed(start..<index) { items.append(item) }
        start = index + 1
        index += 1
      } else {
        index = next(index)
      }
    }
    return items
  }

  /// A stretch without blanks and comments around it; `nil` where nothing else is in it.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first(where: isVisible), let last = range.last(where: isVisible) else {
      return nil
    }
    return first..<(last + 1)
  }

  /// Whether blanks stand around a token: so the formatter leaves operators between two operands.
  func isSpaced(_ index: Int) -> Bool {
    index > 0 && index + 1 < tokens.count && tokens[index - 1].kind == .blank
      && tokens[index + 1].kind == .blank
  }
}

extension SwiftToken {
  var isClosing: Bool { kind == .punctuation && ")]}".contains(text) }
  var hasBreak: Bool { kind == .blank && text.contains { $0.isNewline } }
}
