import CourseEvents

/// Lines over 0, 1, 2 …, drawn with signs for a terminal: each line has one of its own.
struct PlotDrawing {
  private static let signs = ["●", "○", "▲", "△", "■", "□"]
  private static let height = 11

  private let series: [Display.Series]
  private let x: String
  private let y: String
  private let low: Double
  private let high: Double
  private let count: Int
  /// The columns of the drawing, without what stands at its left.
  private let columns: Int
  /// The columns of the numbers at the left.
  private let gutter: Int

  init(_ series: [Display.Series], x: String, y: String, width: Int) {
    self.series = series
    self.x = x
    self.y = y
    let values = series.flatMap { $0.values.compactMap(\.self) }
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    // A flat line lies in the middle.
    let room = least == most ? max(least.magnitude, 1) / 2 : 0
    (low, high) = (least - room, most + room)
    count = series.map(\.values.count).max() ?? 0
    gutter = [low, (low + high) / 2, high].map { Display.short($0).count }.max() ?? 1
    columns = max(width - gutter - 2, 8)
  }

  /// The drawing, and below it where each line begins and ends.
  var lines: [Line] {
    var cells = Array(repeating: Array(repeating: Int?.none, count: columns), count: Self.height)
    for index in series.indices.reversed() {
      var last: Int?
      for column in 0..<columns {
        guard let row = row(of: index, at: column) else {
          last = nil
          continue
        }
        // A steep part is drawn through all rows that it crosses.
        for crossed in min(row, last ?? row)...max(row, last ?? row) where crossed != last {
          cells[crossed][column] = index
        }
        cells[row][column] = index
        last = row
      }
    }
    let body = cells.enumerated().map { number, row in
      Line([Span(label(number), .dim)] + row.reduce(into: []) { $0.append(joining: span($1)) })
    }
    return [Line(y.onOneLine, .dim)] + body + axis + legend
  }

  private func span(_ series: Int?) -> Span {
    guard let series else { return Span(" ") }
    return Span(Self.signs[series % Self.signs.count], style(series))
  }

  /// The row in which a line passes a column, from the top; values between two points are drawn
  /// straight.
  private func row(of index: Int, at column: Int) -> Int? {
    let values = series[index].values
    let place = count > 1 ? Double(column) * Double(count - 1) / Double(columns - 1) : 0
    let left = Int(place)
    guard left < values.count, let first = values[left] else { return nil }
    guard place > Double(left) else { return row(of: first) }
    guard left + 1 < values.count, let second = values[left + 1] else { return nil }
    return row(of: first + (second - first) * (place - Double(left)))
  }

  private func row(of value: Double) -> Int {
    let share = (high - value) / (high - low)
    return min(max(Int((share * Double(Self.height - 1)).rounded()), 0), Self.height - 1)
  }

  private func label(_ row: Int) -> String {
    let text =
      switch row {
      case 0: Display.short(high)
      case Self.height / 2: Display.short((low + high) / 2)
      case Self.height - 1: Display.short(low)
      default: ""
      }
    let pad = String(repeating: " ", count: max(gutter - text.count, 0))
    return pad + text + (text.isEmpty ? " │" : " ┤")
  }

  private var axis: [Line] {
    let indent = String(repeating: " ", count: gutter + 1)
    let last = "\(max(count - 1, 0))"
    let name = x.onOneLine
    let gap = max(columns - 2 - last.count - name.displayWidth, 2)
    let left = String(repeating: " ", count: gap / 2)
    let right = String(repeating: " ", count: gap - gap / 2)
    return [
      Line(indent + "└" + String(repeating: "─", count: columns), .dim),
      Line(indent + " 0" + left + name + right + last, .dim),
    ]
  }

  private var legend: [Line] {
    series.indices.flatMap { index in
      let sign = Span(Self.signs[index % Self.signs.count] + " ", style(index))
      return Wrapping.lines(
        [sign, Span(series[index].words.onOneLine)],
        width: gutter + 2 + columns
      )
    }
  }

  private func style(_ index: Int) -> Style {
    .color(Typesetter.pictureColors[index % Typesetter.pictureColors.count])
  }
}
