import CourseEvents

/// A picture of a cell on a page, with its caption and with words for who cannot see it.
struct PictureFigure {
  private let display: Display
  private let id: String

  init(_ display: Display, id: String) {
    self.display = display
    self.id = id
  }

  var html: HTML {
    let caption = HTML.element(.figcaption, [.text(display.caption)])
    return .element(
      .figure,
      [.init(.class, "picture \(kind)"), .init(.id, id)],
      [caption] + content
    )
  }

  /// The rows of a table alone, as markup; nothing for other pictures.
  static func table(_ display: Display) -> String {
    guard case .table(_, let header, let rows) = display else { return "" }
    return PictureFigure(display, id: "").rows(header, rows).markup
  }

  private var kind: String {
    switch display {
    case .table: "rows"
    case .plot: "plot"
    case .lanes: "memory"
    }
  }

  private var content: [HTML] {
    switch display {
    case .table(_, let header, let rows): [table(header, rows)]
    case .plot(_, let x, let y, let series):
      [drawing(PlotPicture(series, x: x, y: y).drawing)] + [legend(series)]
    case .lanes(_, let lanes):
      lanes.indices.map { index in
        let before = lanes[..<index].reduce(0) { $0 + $1.marks.count }
        return drawing(LanePicture(lanes[index], firstColor: before).drawing, number: index + 1)
      } + note(lanes)
    }
  }

  /// An SVG element that says in words what it shows.
  private func drawing(_ drawing: Drawing, number: Int = 1) -> HTML {
    let (title, words) = ("\(id)-title-\(number)", "\(id)-words-\(number)")
    return .element(
      .svg,
      [
        .init(.viewBox, "0 0 \(Drawing.width) \(drawing.height)"), .init(.role, "img"),
        .init(.ariaLabelledBy, "\(title) \(words)"),
      ],
      [
        .element(.title, [.init(.id, title)], [.text(drawing.title)]),
        .element(.desc, [.init(.id, words)], [.text(drawing.words)]),
      ] + drawing.content
    )
  }

  private func rows(_ header: [String], _ rows: [[String]]) -> HTML {
    let columns = header.indices
    let classes = columns.map { column -> [HTML.Attribute] in
      rows.allSatisfy { Double($0[column]) != nil } ? [.init(.class, "to-right")] : []
    }
    let head = columns.map { column in
      HTML.element(.th, [.init(.scope, "col")] + classes[column], [.text(header[column])])
    }
    let body = rows.map { row in
      HTML.element(.tr, columns.map { .element(.td, classes[$0], [.text(row[$0])]) })
    }
    return .element(
      .table,
      [.element(.thead, [.element(.tr, head)]), .element(.tbody, body)]
    )
  }

  private func table(_ header: [String], _ rows: [[String]]) -> HTML {
    .element(
      .div,
      [
        .init(.class, "table"), .init(.role, "group"), .init(.tabindex, "0"),
        .init(.ariaLabel, display.caption),
      ],
      [self.rows(header, rows)]
    )
  }

  private func legend(_ series: [Display.Series]) -> HTML {
    .element(
      .ul,
      "legend",
      series.enumerated().map { index, line in
        .element(
          .li,
          [.element(.span, "swatch m\(index % Drawing.colors)", []), .text(" " + line.words)]
        )
      }
    )
  }

  private func note(_ lanes: [Display.Lane]) -> [HTML] {
    guard lanes.contains(where: { $0.boxes.contains(where: \.isChanged) }) else { return [] }
    return [
      .element(
        .p,
        "legend",
        [.element(.span, "swatch changed", []), " changed since the last picture"]
      )
    ]
  }
}
