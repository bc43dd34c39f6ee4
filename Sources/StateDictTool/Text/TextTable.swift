/// Cells in columns, as wide as their widest cell.
struct TextTable {
  /// A cell: its text and what it is.
  struct Cell {
    let text: String
    let style: Palette.Style

    init(_ text: String, _ style: Palette.Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The columns whose cells end below each other, as numbers do.
  let rightAligned: Set<Int>
  private var rows: [[Cell]] = []

  init(rightAligned: Set<Int> = []) { self.rightAligned = rightAligned }

  mutating func add(_ row: [Cell]) { rows.append(row) }

  /// A cell wider than this does not widen its column.
  private static let maximumWidth = 72

  /// The rows, without spaces at their ends.
  func lines(_ palette: Palette) -> [String] {
    var widths: [Int] = []
    // The last cell of a row needs no room of its own.
    for row in rows {
      for (column, cell) in row.dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        let width = cell.text.count
        if width <= Self.maximumWidth { widths[column] = max(widths[column], width) }
      }
    }
    return rows.map { row in
      let row = row.last?.text == "" ? row.dropLast() : row[...]
      return row.enumerated().map { column, cell in
        let isLast = column == row.count - 1
        let width = column < widths.count ? widths[column] : 0
        let padding = String(repeating: " ", count: max(0, width - cell.text.count))
        let painted = palette.paint(cell.text, cell.style)
        if rightAligned.contains(column) { return padding + painted }
        return isLast ? painted : painted + padding
      }.joined(separator: "  ")
    }
  }
}
