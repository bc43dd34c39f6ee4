import CourseEvents

/// A row of boxes with what lies over them, as a drawing.
struct LanePicture {
  private let lane: Display.Lane
  /// The colour of the first mark: no two of a picture have the same, as far as there are colours.
  private let firstColor: Int
  private let boxWidth: Double
  private let perRow: Int

  init(_ lane: Display.Lane, firstColor: Int) {
    self.lane = lane
    self.firstColor = firstColor
    let texts = lane.boxes.map(Self.text) + lane.marks.flatMap { $0.touches.map(\.text) }
    let widest = texts.map { Drawing.width(of: $0) }.max() ?? 0
    let available = Double(Drawing.width) - 2
    boxWidth = min(max((widest + 8).rounded(.up), 22), available)
    perRow = max(Int(available / boxWidth), 1)
  }

  var drawing: Drawing {
    var drawing = Drawing(
      title: "\(lane.label), \(lane.note)",
      words: Display.lanes(caption: "", lanes: [lane]).alternative
    )
    var y = 13.0
    drawing.text(lane.label, 1, y, "name")
    let noteStart = Drawing.width(of: lane.label) * 1.1 + 10
    drawing.text(lane.note, noteStart, y, "note")
    y += 7
    for start in stride(from: 0, to: lane.boxes.count, by: perRow) {
      y = addRow(start..<min(start + perRow, lane.boxes.count), at: y, to: &drawing) + 6
    }
    for (index, mark) in lane.marks.enumerated() {
      y = addLegend(index, mark, at: y + 10, to: &drawing)
    }
    drawing.height = Int(y + 4)
    return drawing
  }

  /// Adds some of the boxes, and a band below them for every mark.
  private func addRow(_ boxes: Range<Int>, at top: Double, to drawing: inout Drawing) -> Double {
    for (place, index) in boxes.enumerated() {
      let box = lane.boxes[index]
      let x = 1 + Double(place) * boxWidth
      let kind = box.skipped > 0 ? "gap" : box.isChanged ? "box changed" : "box"
      drawing.box(x, top, boxWidth, 22, kind)
      drawing.text(
        Self.text(box),
        x + boxWidth / 2,
        top + 15,
        box.skipped > 0 ? "note" : "value",
        anchor: "middle"
      )
    }
    var y = top + 25
    for (index, mark) in lane.marks.enumerated() {
      let touches = mark.touches.filter { boxes.contains($0.box) }
      guard !touches.isEmpty else { continue }
      for touch in touches {
        let x = 1 + Double(touch.box - boxes.lowerBound) * boxWidth
        let color = color(index)
        drawing.box(x + 1, y, boxWidth - 2, 3, "band \(color)")
        drawing.text(
          touch.text,
          x + boxWidth / 2,
          y + 12,
          "ordinal \(color)",
          anchor: "middle"
        )
      }
      y += 15
    }
    return y
  }

  /// Adds what a mark is called and what is said of it: beside the name, or below where it is long.
  private func addLegend(
    _ index: Int,
    _ mark: Display.Mark,
    at y: Double,
    to drawing: inout Drawing
  ) -> Double {
    drawing.box(1, y - 7, 10, 5, "band \(color(index))")
    drawing.text(mark.label, 16, y, "label")
    let start = 16 + Drawing.width(of: mark.label) * 1.1 + 8
    if start + Drawing.width(of: mark.note) <= Double(Drawing.width) {
      drawing.text(mark.note, start, y, "note")
      return y + 5
    }
    var y = y
    for line in Self.broken(mark.note) {
      y += 13
      drawing.text(line, 16, y, "note")
    }
    return y + 5
  }

  /// The parts of a note, as many in a line as fit.
  private static func broken(_ note: String) -> [String] {
    note.split(separator: " · ").reduce(into: []) { lines, part in
      if let last = lines.last, Drawing.width(of: last + " · " + part) + 16 < Double(Drawing.width)
      {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines.append(String(part))
      }
    }
  }

  private func color(_ mark: Int) -> String { "m\((firstColor + mark) % Drawing.colors)" }

  private static func text(_ box: Display.Box) -> String {
    box.skipped > 0 ? "…\(box.skipped)" : box.text
  }
}
