/// A cursor over source text, which cuts it into tokens that together are the text again.
struct CodeScanner {
  private let characters: [Character]
  /// The same in ASCII, 0 for what it has not.
  private let ascii: [UInt8]
  private var start = 0
  private(set) var index = 0
  private(set) var tokens: [Token] = []

  init(_ text: String) {
    characters = Array(text)
    ascii = characters.map { $0.asciiValue ?? 0 }
  }

  /// The character at the cursor; `nil` at the end.
  var current: Character? { peek(0) }

  /// The character that many places on.
  func peek(_ distance: Int) -> Character? {
    let place = index + distance
    return characters.indices.contains(place) ? characters[place] : nil
  }

  /// Whether the text goes on with these characters, all of ASCII.
  func isAt(_ text: String) -> Bool { ascii[index...].starts(with: text.utf8) }

  /// Moves on, at most to the end.
  mutating func advance(_ count: Int = 1) {
    index = min(index + count, characters.count)
  }

  /// Moves on while the condition holds.
  mutating func advance(while condition: (Character) -> Bool) {
    while let character = current, condition(character) { advance() }
  }

  /// The text since the last token.
  var pending: String { String(characters[start..<index]) }

  /// The next character that is not a space or tab, without moving.
  var nextVisible: Character? {
    characters[index...].first { $0 != " " && $0 != "\t" }
  }

  /// Makes a token of the text since the last one; plain neighbours become one.
  mutating func emit(_ kind: Token.Kind) {
    guard start < index else { return }
    if kind == .plain, let last = tokens.last, last.kind == .plain {
      tokens[tokens.count - 1].text += pending
    } else {
      tokens.append(Token(kind, pending))
    }
    start = index
  }
}
