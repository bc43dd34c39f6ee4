import CourseModel
import CourseRunner

extension Typesetter {
  /// Source text, coloured; a line that is too long goes on below, behind an arrow.
  func code(_ text: String, language: String, width: Int) -> [Line] {
    CodeLines.lines(text, language: language).flatMap { folded($0, width: width) }
  }

  /// Text that a program printed, unchanged save for what would disturb the screen.
  func output(_ text: String, width: Int, style: Style = .plain) -> [Line] {
    text.printable.linesOfText.flatMap { folded(Line($0, style), width: width) }
  }

  /// A line of fixed text in pieces of at most `width` columns, cut behind a space if one is near.
  private func folded(_ line: Line, width: Int) -> [Line] {
    guard line.width > width else { return [line] }
    let arrow = Span("↪ ", .dim)
    var pieces: [Line] = []
    var rest = line.spans.flatMap { span in span.text.map { Span(String($0), span.style) } }[...]
    while !rest.isEmpty {
      let room = max(pieces.isEmpty ? width : width - arrow.width, 2)
      var end = rest.startIndex
      var columns = 0
      while end < rest.endIndex, columns + rest[end].width <= room {
        columns += rest[end].width
        end += 1
      }
      if end < rest.endIndex, let space = rest[..<end].lastIndex(where: { $0.text == " " }),
        space - rest.startIndex > room / 2
      {
        end = space + 1
      }
      let piece = Line(rest[..<end].reduce(into: []) { $0.append(joining: $1) })
      pieces.append(pieces.isEmpty ? piece : piece.prefixed(arrow))
      rest = rest[end...]
    }
    return pieces
  }

  /// A piece of code below a rule with its language, and what it gave below another.
  func listing(_ listing: Listing) -> [Line] {
    (listing.source(self, codeWidth) + listing.result(self, codeWidth)).indented(Self.codeIndent)
  }

  /// The columns for code, up to the terminal's edge: it is better long than broken.
  private var codeWidth: Int { columns - Self.margin - Self.codeIndent }

  /// The reference's code and the course's: side by side where the terminal is wide enough.
  func pair(_ left: Listing, _ right: Listing) -> [Line] {
    guard columns >= Self.columnsForTwo else { return listing(left).spaced(listing(right)) }
    let room = width - Self.codeIndent
    let half = (min(room, 2 * Self.measure + Self.gutter) - Self.gutter) / 2
    let sources = beside(left.source(self, half), right.source(self, half), width: half)
    let results = beside(left.result(self, half), right.result(self, half), width: half)
    return (sources + results).indented(Self.codeIndent)
  }
}

extension Typesetter {
  /// The rule above a part of a listing, never longer than prose.
  fileprivate func listingRule(_ title: [Span], _ width: Int) -> Line {
    rule(title: title, width: min(width, proseWidth - Self.codeIndent))
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
    return [typesetter.listingRule(heading, width)]
      + typesetter.code(text, language: language, width: width)
  }

  func result(_ typesetter: Typesetter, _ width: Int) -> [Line] {
    guard let result else { return [] }
    let output = typesetter.output(result.text, width: width)
    return [typesetter.listingRule([Span(result.title, result.style)], width)] + output
  }
}
