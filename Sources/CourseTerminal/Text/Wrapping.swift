/// Breaks running text into lines.
///
/// A line may be broken at a space and beside an ideograph; a word that is wider than a line is cut
/// between two characters. A character is never cut.
struct Wrapping {
  /// The columns of a line.
  let width: Int

  private var lines: [Line] = []
  private var line: [Span] = []
  private var lineWidth = 0
  private var word: [Span] = []
  private var wordWidth = 0
  private var space: Span?

  /// Breaks text into lines of at most `width` columns.
  ///
  /// A newline in the text ends a line.
  static func lines(_ spans: [Span], width: Int) -> [Line] {
    var wrapping = Wrapping(width: max(width, 2))
    for span in spans {
      for character in span.text { wrapping.add(character, span.style) }
    }
    wrapping.endLine()
    return wrapping.lines
  }

  private init(width: Int) {
    self.width = width
  }

  private mutating func add(_ character: Character, _ style: Style) {
    switch character {
    case "\n", "\r\n":
      endLine()
    case " ", "\t":
      endWord()
      space = Span(" ", style)
    default:
      let columns = character.displayWidth
      if isBreakable(before: character, columns) || wordWidth + columns > width { endWord() }
      word.append(joining: Span(String(character), style))
      wordWidth += columns
    }
  }

  /// Whether a line may end between the word so far and a character.
  ///
  /// Ideographs have no spaces between them: each is a word of its own, save that some marks must
  /// not begin a line and some must not end one.
  private func isBreakable(before next: Character, _ columns: Int) -> Bool {
    guard let last = word.last?.text.last else { return false }
    return (columns == 2 || last.displayWidth == 2)
      && !Self.mustNotBeginLine.contains(next)
      && !Self.mustNotEndLine.contains(last)
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let gap = line.isEmpty ? 0 : (space == nil ? 0 : 1)
    if lineWidth + gap + wordWidth > width, !line.isEmpty {
      lines.append(Line(line))
      line = []
      lineWidth = 0
    } else if gap == 1, let space {
      line.append(joining: space)
      lineWidth += 1
    }
    for span in word { line.append(joining: span) }
    lineWidth += wordWidth
    word = []
    wordWidth = 0
    space = nil
  }

  private mutating func endLine() {
    endWord()
    lines.append(Line(line))
    line = []
    lineWidth = 0
    space = nil
  }

  private static let mustNotBeginLine = Set("、。，．：；！？）」』】〉》〕］｝ー.,:;!?)]}’”…")
  private static let mustNotEndLine = Set("（「『【〈《〔［｛([{‘“")
}
