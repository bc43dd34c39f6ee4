@testable import CourseTerminal

/// What a terminal would show: takes what programs send and keeps the screen, as a VT100 does.
struct ScreenEmulator {
  private(set) var columns: Int
  private(set) var rows: Int
  /// Whether the screen that programs take for themselves is shown.
  private(set) var isAlternate = false
  private(set) var isCursorVisible = true
  /// All that was sent, for what a screen does not show.
  private(set) var sent = ""

  private var cells: [[Character]]
  private var mainCells: [[Character]] = []
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []
  private var wraps = true

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cells = Self.empty(columns, rows)
  }

  private static func empty(_ columns: Int, _ rows: Int) -> [[Character]] {
    [[Character]](repeating: [Character](repeating: " ", count: columns), count: rows)
  }

  /// The screen's lines, without spaces at their ends.
  var lines: [String] {
    cells.map { line in
      var text = String(line.filter { $0 != "\0" })
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func resize(columns: Int, rows: Int) {
    var new = Self.empty(columns, rows)
    for (index, line) in cells.prefix(rows).enumerated() {
      for (place, cell) in line.prefix(columns).enumerated() { new[index][place] = cell }
    }
    (self.columns, self.rows, cells) = (columns, rows, new)
    (row, column) = (min(row, rows - 1), min(column, columns - 1))
  }

  mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while let count = step() { pending.removeFirst(count) }
  }

  /// Does the first thing that is whole; gives how many bytes it took.
  private mutating func step() -> Int? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return escape()
    case 0x0A: newline()
    case 0x0D: column = 0
    case 0x08: column = max(column - 1, 0)
    case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
    case 0x00..<0x20: break
    default: return character(first)
    }
    return 1
  }

  private mutating func character(_ first: UInt8) -> Int? {
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard pending.count >= count else { return nil }
    let text = String(decoding: pending.prefix(count), as: UTF8.self)
    sent += text
    for character in text { put(character) }
    return count
  }

  private mutating func put(_ character: Character) {
    let width = character.displayWidth
    guard width > 0 else { return }
    if column + width > columns {
      guard wraps else { return column = columns - width }
      column = 0
      newline()
    }
    cells[row][column] = character
    if width == 2, column + 1 < columns { cells[row][column + 1] = "\0" }
    column += width
  }

  private mutating func newline() {
    guard row == rows - 1 else { return row += 1 }
    cells.removeFirst()
    cells.append([Character](repeating: " ", count: columns))
  }

  private mutating func escape() -> Int? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["):
      guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        return nil
      }
      let text = String(decoding: pending[2..<end], as: UTF8.self)
      control(Character(Unicode.Scalar(pending[end])), text)
      return end + 1
    case UInt8(ascii: "]"):
      // A link or a title, up to BEL or ST.
      guard let end = pending.firstIndex(where: { $0 == 0x07 || $0 == 0x5C }) else { return nil }
      sent += String(decoding: pending[...end], as: UTF8.self)
      return end + 1
    default: return 2
    }
  }

  private mutating func control(_ final: Character, _ text: String) {
    let numbers = text.split(separator: ";").map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    switch final {
    case "H", "f":
      row = min(max(first, 1), rows) - 1
      column = min(max(numbers.dropFirst().first ?? 1, 1), columns) - 1
    case "A": row = max(row - max(first, 1), 0)
    case "B": row = min(row + max(first, 1), rows - 1)
    case "C": column = min(column + max(first, 1), columns - 1)
    case "D": column = max(column - max(first, 1), 0)
    case "G": column = min(max(first, 1), columns) - 1
    case "J": if first == 2 { cells = Self.empty(columns, rows) }
    case "K": for place in (first == 0 ? column : 0)..<columns { cells[row][place] = " " }
    case "h", "l": mode(text, isOn: final == "h")
    default: break
    }
  }

  private mutating func mode(_ text: String, isOn: Bool) {
    switch text {
    case "?25": isCursorVisible = isOn
    case "?7": wraps = isOn
    case "?1049" where isOn != isAlternate:
      isAlternate = isOn
      if isOn { (mainCells, cells) = (cells, Self.empty(columns, rows)) } else { cells = mainCells }
      if !isOn { resize(columns: columns, rows: rows) }
    default: break
    }
  }
}
