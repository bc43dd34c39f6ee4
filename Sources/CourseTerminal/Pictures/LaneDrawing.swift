import CourseEvents

/// A row of boxes with what lies over them, drawn with lines for a terminal.
struct LaneDrawing {
  private let lane: Display.Lane
  /// The colour of the first mark: no two of a picture have the same, as far as there are colours.
  private let firstColor: Int
  private let width: Int
  private let texts: [String]
  /// The columns inside a box.
  private let inner: Int
  /// The columns of the names at the left.
  private let names: Int

  /// Prepares to draw a lane, as wide in everything as the lanes that stand with it.
  init(_ index: Int, of lanes: [Display.Lane], width: Int) {
    lane = lanes[index]
    firstColor = lanes[..<index].reduce(0) { $0 + $1.marks.count }
    self.width = width
    texts = lane.boxes.map(Self.text)
    let boxes = lanes.flatMap(\.boxes).map { Self.text($0).displayWidth }
    let marks = lanes.flatMap(\.marks)
    let touches = marks.flatMap(\.touches).map(\.text.displayWidth)
    inner = min((boxes + touches).max() ?? 1, max(width / 3, 6))
    names = min(marks.map(\.label.onOneLine.displayWidth).max() ?? 0, max(width / 4, 8))
  }

  private static func text(_ box: Display.Box) -> String {
    if box.skipped > 0 { return "…\(box.skipped)" }
    return box.text.onOneLine + (box.isChanged ? "*" : "")
  }

  /// The drawing: the lane's name, its boxes, broken into rows where they are too many, and what each
  /// name means.
  var lines: [Line] {
    let head = Wrapping.lines(
      [Span(lane.label.onOneLine, .bold), Span(" · \(lane.note.onOneLine)", .dim)],
      width: width
    )
    let room = max((width - names - 2) / (inner + 3), 1)
    let rows = stride(from: 0, to: lane.boxes.count, by: room).flatMap { start in
      row(start..<min(start + room, lane.boxes.count))
    }
    return head + rows + legend
  }

  private func row(_ boxes: Range<Int>) -> [Line] {
    let indent = String(repeating: " ", count: names + 1)
    let edges = boxes.map { _ in String(repeating: "─", count: inner + 2) }
    var content: [Span] = [Span(indent), Span("│", .dim)]
    for box in boxes {
      let style: Style =
        lane.boxes[box].isChanged
        ? .color(.yellow, bold: true) : lane.boxes[box].skipped > 0 ? .dim : .plain
      content += [Span(" " + centered(texts[box]) + " ", style), Span("│", .dim)]
    }
    let marks = lane.marks.indices.compactMap { markLine($0, over: boxes) }
    return [
      Line([Span(indent + "┌" + edges.joined(separator: "┬") + "┐", .dim)]), Line(content),
      Line([Span(indent + "└" + edges.joined(separator: "┴") + "┘", .dim)]),
    ] + marks
  }

  private func markLine(_ index: Int, over boxes: Range<Int>) -> Line? {
    let mark = lane.marks[index]
    let touches = mark.touches.filter { boxes.contains($0.box) }
    guard !touches.isEmpty else { return nil }
    var spans = [Span(short(mark.label.onOneLine), style(index)), Span("  ")]
    for box in boxes {
      let touch = touches.first { $0.box == box }
      let text = touch.map { centered($0.text.onOneLine) } ?? String(repeating: " ", count: inner)
      spans += [Span(" " + text + " ", style(index)), Span(" ")]
    }
    return Line(spans)
  }

  private var legend: [Line] {
    let longest = lane.marks.map(\.label.onOneLine.displayWidth).max() ?? 0
    return lane.marks.enumerated().flatMap { index, mark -> [Line] in
      let label = mark.label.onOneLine
      let note = "\(mark.note.onOneLine)"
      guard longest + 2 + note.displayWidth <= width else {
        return [Line(label, style(index))]
          + Wrapping.lines([Span(note, .dim)], width: width - 2)
          .indented(2)
      }
      let gap = String(repeating: " ", count: longest - label.displayWidth + 2)
      return [Line([Span(label, style(index)), Span(gap + note, .dim)])]
    }
  }

  private func style(_ index: Int) -> Style {
    .color(Typesetter.pictureColors[(firstColor + index) % Typesetter.pictureColors.count])
  }

  /// A name that fits the column at the left, its end being what tells it from others.
  private func short(_ name: String) -> String {
    var text = name
    if text.displayWidth > names {
      text = "…" + text
      while text.displayWidth > names, text.count > 1 {
        text.remove(at: text.index(after: text.startIndex))
      }
    }
    return text + String(repeating: " ", count: max(names - text.displayWidth, 0))
  }

  private func centered(_ text: String) -> String {
    var text = text
    while text.displayWidth > inner { text.removeLast() }
    let missing = inner - text.displayWidth
    return String(repeating: " ", count: missing / 2) + text
      + String(repeating: " ", count: missing - missing / 2)
  }
}
