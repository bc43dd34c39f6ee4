import CourseModel

extension Typesetter {
  /// A table, its columns aligned by what a terminal shows; cells that do not fit are broken.
  func table(_ table: Table) -> [Line] {
    let rows = table.rows.map { $0.map { spans($0) } }
    let header = table.header.map { spans($0, style: .bold) }
    let widths = columnWidths(of: [header] + rows, available: width)
    let line = Line(
      Array(
        widths.map { [Span(String(repeating: "─", count: $0), .dim)] }
          .joined(separator: [Span(Self.gap)])
      )
    )
    let body = rows.map { row($0, widths, table.alignments) }
    // Rows of one line each stand close; broken cells need air to be told apart.
    let isTight = body.allSatisfy { $0.count == 1 }
    return row(header, widths, table.alignments) + [line]
      + (isTight ? Array(body.joined()) : body.spaced())
  }

  private static var gap: String { "  " }

  private func columnWidths(of rows: [[[Span]]], available: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? Line($0[column]).width : 0 }.max() ?? 0
    }
    // Takes from the widest column, a column of the terminal at a time, until all fit.
    let room = max(available - Self.gap.count * (count - 1), count * 4)
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    return widths
  }

  private func row(_ cells: [[Span]], _ widths: [Int], _ alignments: [Table.Alignment]) -> [Line] {
    let columns = zip(cells, widths).map { Wrapping.lines($0, width: $1) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var spans: [Span] = []
      for (column, lines) in columns.enumerated() {
        if column > 0 { spans.append(Span(Self.gap)) }
        let alignment = column < alignments.count ? alignments[column] : .left
        let line = index < lines.count ? lines[index] : .empty
        spans += aligned(line, alignment, widths[column]).spans
      }
      return Line(spans)
    }
  }

  private func aligned(_ line: Line, _ alignment: Table.Alignment, _ width: Int) -> Line {
    let missing = max(width - line.width, 0)
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return line.prefixed(Span(String(repeating: " ", count: before))).padded(to: width)
  }
}
