import CourseEvents
import CourseModel

extension Typesetter {
  /// What a cell shows besides what it prints, each picture below its caption.
  func displays(_ displays: [Display]) -> [Line] {
    displays.map { display($0).indented(Self.codeIndent) }.spaced()
  }

  /// A picture below its caption; in words for who cannot see it.
  func display(_ display: Display) -> [Line] {
    let room = width - Self.codeIndent
    let caption = Wrapping.lines(
      [Span("▣ ", .color(.cyan)), Span(display.caption.printable, Style(isItalic: true))],
      width: min(proseWidth, room)
    )
    guard drawsPictures else {
      return caption + paragraph(display.alternative, width: min(proseWidth, room))
    }
    switch display {
    case .table(_, let header, let rows):
      let table = Table(
        header: header.map { [.text($0)] },
        alignments: header.indices.map { column in
          rows.allSatisfy { Double($0[column]) != nil } ? .right : .left
        },
        rows: rows.map { $0.map { [.text($0)] } }
      )
      return caption + self.table(table)
    case .plot(_, let x, let y, let series):
      return caption + PlotDrawing(series, x: x, y: y, width: min(room, 76)).lines
    case .lanes(_, let lanes):
      let drawings = lanes.indices.map { LaneDrawing($0, of: lanes, width: room).lines }
      let isChanged = lanes.contains { $0.boxes.contains(where: \.isChanged) }
      let legend =
        isChanged
        ? paragraph("* changed since the last picture", width: room, style: .dim) : []
      return caption + drawings.spaced() + legend
    }
  }

  /// The colours in which several things on one picture are told apart, beside their names.
  static let pictureColors: [Style.Color] = [.blue, .magenta, .green, .yellow, .cyan, .red]
}
