import CourseEvents

/// Lines over 0, 1, 2 …, as a drawing.
struct PlotPicture {
  private let series: [Display.Series]
  private let x: String
  private let y: String
  private let ticks: [Double]
  private let count: Int
  /// The left and right ends, and the top and bottom, of the field.
  private let left: Double
  private let right = Double(Drawing.width) - 6
  private let top = 24.0
  private let bottom = 184.0

  init(_ series: [Display.Series], x: String, y: String) {
    self.series = series
    self.x = x
    self.y = y
    let values = series.flatMap { $0.values.compactMap(\.self) }
    ticks = Self.ticks(from: values.min() ?? 0, to: values.max() ?? 1)
    count = series.map(\.values.count).max() ?? 0
    left = (ticks.map { Drawing.width(of: Display.short($0)) }.max() ?? 0) + 10
  }

  var drawing: Drawing {
    var drawing = Drawing(
      title: "\(y) over \(x)",
      words: Display.plot(caption: "", x: x, y: y, series: series).alternative,
      height: 216
    )
    drawing.text(y, 1, 12, "note")
    for tick in ticks {
      drawing.line(left, vertical(tick), right, vertical(tick), "grid")
      drawing.text(Display.short(tick), left - 5, vertical(tick) + 4, "note", anchor: "end")
    }
    drawing.line(left, bottom, right, bottom, "axis")
    drawing.text("0", left, bottom + 15, "note", anchor: "middle")
    drawing.text("\(max(count - 1, 0))", right, bottom + 15, "note", anchor: "end")
    drawing.text(x, (left + right) / 2, bottom + 28, "note", anchor: "middle")
    for (index, line) in series.enumerated() {
      let points = line.values.enumerated().map { place, value in
        value.map { (x: horizontal(place), y: vertical($0)) }
      }
      drawing.path(points, "curve m\(index % Drawing.colors)")
    }
    return drawing
  }

  private func horizontal(_ index: Int) -> Double {
    count > 1 ? left + (right - left) * Double(index) / Double(count - 1) : (left + right) / 2
  }

  private func vertical(_ value: Double) -> Double {
    let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
    return bottom - (bottom - top) * (value - low) / (high - low)
  }

  /// Round numbers that enclose the values, at most seven of them.
  private static func ticks(from low: Double, to high: Double) -> [Double] {
    let span = high > low ? high - low : max(high.magnitude, 1)
    var unit = 1.0
    while unit * 10 <= span { unit *= 10 }
    while unit > span { unit /= 10 }
    let step = [0.2, 0.5, 1, 2, 5].map { $0 * unit }.first { span / $0 <= 5 } ?? unit
    let first = (low / step).rounded(.down)
    let last = max((high / step).rounded(.up), first + 1)
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }
}
