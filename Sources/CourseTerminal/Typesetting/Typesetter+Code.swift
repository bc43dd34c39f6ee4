import CourseModel
import CourseRunner

extension Typesetter {
  /// Source text, coloured; a line that is too long goes on below, behind an arrow.
  func code(_ text: String, language: String, width: Int) -> [Line] {
    Highlighter.lines(text, language: language).flatMap { folded($0, width: width) }
  }

  /// Text that a program printed, unchanged save for what would disturb the screen.
  func output(_ text: String, width: Int, style: Style = .plain) -> [Line] {
    text.printable.linesOfText.flatMap { folded(Line($0, style), width: width) }
  }

  /// A line of fixed text cut into pieces of at most `width` columns.
  private func folded(_ line: Line, width: Int) -> [Line] {
    guard line.width > width else { return [line] }
    let arrow = Span("↪ ", .dim)
    var pieces: [Line] = []
    var piece: [Span] = []
    var room = width
    for span in line.spans {
      for character in span.text {
        let columns = character.displayWidth
        if columns > room {
          pieces.append(Line(piece))
          piece = [arrow]
          room = max(width - arrow.width, 2)
        }
        if let last = piece.indices.last, last > 0 || piece[last] != arrow,
          piece[last].style == span.style
        {
          piece[last].text.append(character)
        } else {
          piece.append(Span(String(character), span.style))
        }
        room -= columns
      }
    }
    return pieces + [Line(piece)]
  }

  /// A piece of code below a rule with its language, and what it gave below another.
  func listing(_ listing: Listing, width: Int) -> [Line] {
    listing.source(self, width) + listing.result(self, width)
  }

  /// PyTorch's code and the course's: side by side where the terminal is wide enough.
  func pair(_ left: Listing, _ right: Listing) -> [Line] {
    let room = width - Self.codeIndent
    guard columns >= Self.columnsForTwo else {
      return listing(left, width: room).spaced(listing(right, width: room))
        .indented(Self.codeIndent)
    }
    let half = (min(room, 2 * Self.measure + Self.gutter) - Self.gutter) / 2
    let sources = beside(left.source(self, half), right.source(self, half), width: half)
    let results = beside(left.result(self, half), right.result(self, half), width: half)
    return (sources + results).indented(Self.codeIndent)
  }
}

/// Source text and its result, ready to be set at any width.
struct Listing {
  var title: String
  var language: String
  var text: String
  var note: String?
  var result: Result?

  /// What running it gave.
  struct Result {
    var title: String
    var style: Style
    var text: String
  }

  func source(_ typesetter: Typesetter, _ width: Int) -> [Line] {
    var heading = [Span(title, .bold)]
    if let note { heading.append(Span(" · " + note, .dim)) }
    return [typesetter.rule(title: heading, width: width)]
      + typesetter.code(text, language: language, width: width)
  }

  func result(_ typesetter: Typesetter, _ width: Int) -> [Line] {
    guard let result else { return [] }
    let output = typesetter.output(result.text, width: width)
    return [typesetter.rule(title: [Span(result.title, result.style)], width: width)] + output
  }
}
