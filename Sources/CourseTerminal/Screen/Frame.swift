/// Everything that is on the screen at one moment.
package struct Frame: Sendable, Hashable {
  /// How many characters a line has.
  package let columns: Int
  /// The lines, from the top; as many as the screen has.
  package let lines: [Line]
  /// Where the cursor blinks, if it is seen: a line and a column, from 0.
  package var cursor: Place?

  /// A place on the screen.
  package struct Place: Sendable, Hashable {
    var row: Int
    var column: Int
  }

  /// Fills a screen with lines: what does not fit is cut, what is missing is empty.
  init(_ lines: [Line], columns: Int, rows: Int, cursor: Place? = nil) {
    self.columns = columns
    let fitting = lines.prefix(rows).map { $0.clipped(to: columns) }
    let missing = max(rows - fitting.count, 0)
    self.lines = fitting + [Line](repeating: .empty, count: missing)
    self.cursor = cursor
  }
}

extension Line {
  /// The line without what is right of a column; a mark shows that something is missing.
  func clipped(to columns: Int) -> Line {
    guard width > columns else { return self }
    var room = max(columns - 1, 0)
    var kept: [Span] = []
    for span in spans {
      var text = ""
      for character in span.text {
        let wide = character.displayWidth
        guard wide <= room else {
          kept.append(Span(text, span.style))
          return Line(kept + (columns > 0 ? [Span("…", .dim)] : []))
        }
        text.append(character)
        room -= wide
      }
      kept.append(Span(text, span.style))
    }
    return Line(kept)
  }
}
