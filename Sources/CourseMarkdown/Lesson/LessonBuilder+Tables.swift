import CourseModel

extension LessonBuilder {
  /// Adds a table from its rows.
  mutating func addTable(_ node: MarkdownNode, _ body: PlacedText) {
    let numbers = body.lines.indices.filter { !body.lines[$0].trimmed.isEmpty }
    var rows: [TableRow] = []
    for number in numbers {
      if let row = TableRow(body, line: number + 1) {
        rows.append(row)
      } else {
        let range = body.range(line: number + 1, count: body.lines[number].utf8.count)
        prose.findings.report(TableFault.malformedRow, at: range)
      }
    }
    guard rows.count == numbers.count else { return }
    guard rows.count > 2 else { return report(TableFault.tableWithoutSeparator, node) }
    let columns = rows[0].cells.count
    for row in rows where row.cells.count != columns {
      let fault = TableFault.unbalancedRow(cells: row.cells.count, columns: columns)
      prose.findings.report(fault, at: row.range)
    }
    guard let alignments = alignments(rows[1]) else { return }
    guard rows.allSatisfy({ $0.cells.count == columns }) else { return }
    rows.remove(at: 1)
    let texts = rows.map { row in row.cells.map { MarkdownParser.inline($0, &prose.findings) } }
    let table = Table(
      header: texts[0],
      alignments: alignments,
      rows: Array(texts.dropFirst())
    )
    add(.table(table), node)
  }

  private mutating func alignments(_ row: TableRow) -> [Table.Alignment]? {
    var alignments: [Table.Alignment] = []
    for cell in row.cells {
      var dashes = cell.text[...]
      let isLeft = dashes.first == ":"
      if isLeft { dashes.removeFirst() }
      let isRight = dashes.last == ":"
      if isRight { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }) else {
        prose.findings.report(TableFault.malformedSeparator(cell.text), at: row.range)
        return nil
      }
      alignments.append(isRight ? (isLeft ? .center : .right) : .left)
    }
    return alignments
  }
}

/// One row of a table, parted at each `|` that no backslash precedes.
private struct TableRow {
  /// The cells' texts, without blanks at either end.
  var cells: [PlacedText]
  /// Where the row stands.
  var range: SourceRange

  /// Reads a line; `nil` where it is no row.
  init?(_ source: PlacedText, line: Int) {
    let text = source.line(line)
    range = source.range(line: line, count: text.utf8.count)
    let row = text.trimmed
    guard row.count > 2, row.first == "|", row.last == "|", !row.hasSuffix("\\|") else {
      return nil
    }
    cells = []
    var column = text.utf8.distance(from: text.startIndex, to: row.startIndex) + 2
    var cell = ""
    var width = 0
    var isEscaped = false
    for character in row.dropFirst() {
      width += character.utf8.count
      if character == "|", !isEscaped {
        let start = SourcePosition(line: line, column: column)
        cells.append(source.piece(cell.trimmed, from: start))
        column += width
        (cell, width) = ("", 0)
      } else {
        if character == "|" { cell.removeLast() }
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
  }
}
