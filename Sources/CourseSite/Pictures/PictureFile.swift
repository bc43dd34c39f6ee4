import CourseEvents

/// A picture of a cell as one SVG file, which brings its caption, its colours and its paper along.
struct PictureFile {
  private let display: Display
  private var content: [HTML] = []
  private var height = 8

  private static let margin = 10
  private static let width = Drawing.width + 2 * margin

  /// Draws a picture; `nil` for a table, which is text.
  init?(_ display: Display) {
    self.display = display
    switch display {
    case .table: return nil
    case .plot(_, let x, let y, let series):
      addCaption()
      add(PlotPicture(series, x: x, y: y).drawing)
      for (index, line) in series.enumerated() {
        addLegend(line.words, kind: "band m\(index % Drawing.colors)")
      }
    case .lanes(_, let lanes):
      addCaption()
      for index in lanes.indices {
        let before = lanes[..<index].reduce(0) { $0 + $1.marks.count }
        add(LanePicture(lanes[index], firstColor: before).drawing)
      }
      if lanes.contains(where: { $0.boxes.contains(where: \.isChanged) }) {
        addLegend("changed since the last picture", kind: "box changed")
      }
    }
    height += Self.margin
  }

  /// The file.
  var svg: String {
    let paper = HTML.element(
      .rect,
      [.init(.width, "\(Self.width)"), .init(.height, "\(height)"), .init(.class, "paper")],
      []
    )
    let head = """
      <svg xmlns="http://www.w3.org/2000/svg" class="course-picture" role="img" \
      width="\(Self.width * 3 / 2)" viewBox="0 0 \(Self.width) \(height)">
      <title>\(display.caption.escapedForMarkup)</title>
      <desc>\(display.alternative.escapedForMarkup)</desc>
      <style>\(Self.style)</style>

      """
    return head + HTML.fragment([paper] + content).markup + "</svg>\n"
  }

  private mutating func add(_ drawing: Drawing) {
    let place = "translate(\(Self.margin) \(height))"
    content.append(.element(.g, [.init(.transform, place)], drawing.content))
    height += drawing.height + 8
  }

  private mutating func addCaption() {
    add(text: display.caption, from: 0, kind: "caption")
    height += 4
  }

  private mutating func addLegend(_ words: String, kind: String) {
    var swatch = Drawing(title: "", words: "")
    swatch.box(1, 4, 10, 5, kind)
    content.append(
      .element(.g, [.init(.transform, "translate(\(Self.margin) \(height))")], swatch.content)
    )
    add(text: words, from: 16, kind: "note")
  }

  /// Adds lines of text, broken between words.
  private mutating func add(text: String, from start: Double, kind: String) {
    let most = Double(Drawing.width) - start
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, Drawing.width(of: last + " " + word) <= most {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    var drawing = Drawing(title: "", words: "")
    for (index, line) in lines.enumerated() {
      drawing.text(line, start, Double(index * 13 + 10), kind)
    }
    content.append(
      .element(.g, [.init(.transform, "translate(\(Self.margin) \(height))")], drawing.content)
    )
    height += lines.count * 13 + 2
  }

  /// The colours of the light pages; each rule says whose it is, as some viewers put all styles together.
  private static let style = [
    "text{fill:#211e1a;font:10px monospace;white-space:pre}.caption{font-style:italic}",
    ".paper{fill:#fff}.name,text.label{font-size:11px;font-weight:700}.note{fill:#5f574d}",
    ".box{fill:#fbf9f4;stroke:#8d8375}.box.changed{fill:#faf2da;stroke:#7d5a00;stroke-width:2}",
    ".gap{fill:none;stroke:#ddd5c7;stroke-dasharray:3 3}.grid{stroke:#ddd5c7}",
    ".axis{stroke:#8d8375}.ordinal{font-size:9px}.m0{--m:#2b5797}.m1{--m:#b23a12}.m2{--m:#1c6b42}",
    ".m3{--m:#8a2c6b}.m4{--m:#7d5a00}.m5{--m:#1f5f73}.band,text.ordinal{fill:var(--m)}",
    ".curve{fill:none;stroke:var(--m);stroke-width:2}.m1.curve{stroke-dasharray:5 3}",
  ].joined().split(separator: "}").map { rule in
    let parts = rule.split(separator: "{", maxSplits: 1)
    let selectors = parts[0].split(separator: ",").map { ".course-picture " + $0 }
    return selectors.joined(separator: ",") + "{" + parts[1] + "}"
  }.joined()
}
