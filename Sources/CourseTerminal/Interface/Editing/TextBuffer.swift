/// A text that is being edited, and where.
struct TextBuffer: Sendable, Hashable {
  private(set) var lines: [[Character]]
  private(set) var row = 0
  private(set) var column = 0
  private var earlier: [Snapshot] = []
  /// Whether the last change wrote a character, so that a word is undone as one.
  private var isTyping = false

  private struct Snapshot: Sendable, Hashable {
    var lines: [[Character]]
    var row: Int
    var column: Int
  }

  init(_ text: String) {
    lines = text.linesOfText.map(Array.init)
    if lines.isEmpty { lines = [[]] }
  }

  var text: String { lines.map { String($0) + "\n" }.joined() }

  /// Does what a key means in a text.
  ///
  /// - Returns: Whether it means anything.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character):
      change(typing: character != " ") { $0.insert(character) }
    case .paste(let text): change { $0.insert(text) }
    case .tab: change { $0.insert("  ") }
    case .enter: change { $0.breakLine() }
    case .backspace: change { $0.deleteBefore() }
    case .delete, .control("d"): change { $0.deleteAfter() }
    case .control("k"): change { $0.deleteLine() }
    case .control("u"): undo()
    default: return move(key)
    }
    return true
  }

  private mutating func change(typing: Bool = false, _ edit: (inout TextBuffer) -> Void) {
    if !(typing && isTyping) {
      earlier.append(Snapshot(lines: lines, row: row, column: column))
      if earlier.count > 200 { earlier.removeFirst() }
    }
    isTyping = typing
    edit(&self)
  }

  private mutating func undo() {
    guard let last = earlier.popLast() else { return }
    (lines, row, column, isTyping) = (last.lines, last.row, last.column, false)
  }

  private mutating func insert(_ character: Character) {
    lines[row].insert(character, at: column)
    column += 1
  }

  private mutating func insert(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { splitLine() }
      for character in String(line).printable { insert(character) }
    }
  }

  private mutating func splitLine() {
    let rest = Array(lines[row][column...])
    lines[row].removeSubrange(column...)
    lines.insert(rest, at: row + 1)
    (row, column) = (row + 1, 0)
  }

  /// A new line begins where the last one does, and further in behind an opening brace.
  private mutating func breakLine() {
    let indent = lines[row].prefix { $0 == " " }.count
    let opens = lines[row][..<column].last { $0 != " " } == "{"
    splitLine()
    for _ in 0..<(min(indent, lines[row - 1].count) + (opens ? 2 : 0)) { insert(" ") }
  }

  private mutating func deleteBefore() {
    if column > 0 {
      column -= 1
      lines[row].remove(at: column)
    } else if row > 0 {
      column = lines[row - 1].count
      lines[row - 1] += lines.remove(at: row)
      row -= 1
    }
  }

  private mutating func deleteAfter() {
    if column < lines[row].count {
      lines[row].remove(at: column)
    } else if row + 1 < lines.count {
      lines[row] += lines.remove(at: row + 1)
    }
  }

  private mutating func deleteLine() {
    if lines.count == 1 { lines[0] = [] } else { lines.remove(at: row) }
    row = min(row, lines.count - 1)
    column = 0
  }

  private mutating func move(_ key: Key) -> Bool {
    isTyping = false
    switch key {
    case .up: row -= 1
    case .down: row += 1
    case .left where column == 0 && row > 0:
      row -= 1
      column = lines[row].count
    case .left: column -= 1
    case .right where column == lines[row].count && row + 1 < lines.count:
      row += 1
      column = 0
    case .right: column += 1
    case .home, .control("a"): column = 0
    case .end, .control("e"): column = lines[row].count
    default: return false
    }
    row = min(max(row, 0), lines.count - 1)
    column = min(max(column, 0), lines[row].count)
    return true
  }
}
