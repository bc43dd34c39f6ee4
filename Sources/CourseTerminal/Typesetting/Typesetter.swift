/// Sets the course's values as lines of text for a terminal of a given width.
///
/// One file beside this one for each kind of thing it sets. It only makes lines: nothing here prints.
package struct Typesetter: Sendable {
  /// The columns of the terminal.
  package let columns: Int
  /// Whether what is set will be shown in colour; otherwise code in running text gets its marks back.
  package let usesColor: Bool
  /// How the reader calls the program, as in `./course`.
  package let command: String
  /// Whether pictures are drawn; otherwise they are told in words, as a screen reader wants them.
  package let drawsPictures: Bool

  /// Makes a typesetter.
  package init(
    columns: Int,
    usesColor: Bool,
    command: String = "course",
    drawsPictures: Bool = true
  ) {
    self.drawsPictures = drawsPictures
    self.columns = max(columns, 24)
    self.usesColor = usesColor
    self.command = command
  }

  /// The columns left of everything.
  static let margin = 2
  /// The columns left of code, further in than prose.
  static let codeIndent = 2
  /// The longest line of prose that is read with ease.
  static let measure = 84
  /// The narrowest terminal that shows the reference's code and the course's side by side.
  static let columnsForTwo = 110
  /// The columns between two things side by side.
  static let gutter = 3

  /// The columns for everything, without the margins.
  var width: Int { columns - 2 * Self.margin }
  /// The columns for prose.
  var proseWidth: Int { min(width, Self.measure) }

  /// A line of a box-drawing character, as in `───`.
  func rule(_ character: Character = "─", width: Int, style: Style = .dim) -> Line {
    Line(String(repeating: character, count: max(width, 0)), style)
  }

  /// A rule with a title in it, as in `─ Swift ─────`.
  func rule(title: [Span], width: Int) -> Line {
    let head = [Span("─ ", .dim)] + title + [Span(" ", .dim)]
    let rest = max(width - Line(head).width, 2)
    return Line(head + [Span(String(repeating: "─", count: rest), .dim)])
  }

  /// Two groups of lines beside each other, the left one `width` columns wide.
  func beside(_ left: [Line], _ right: [Line], width: Int) -> [Line] {
    (0..<max(left.count, right.count)).map { index in
      let leftLine = (index < left.count ? left[index] : .empty).padded(to: width + Self.gutter)
      let rightLine = index < right.count ? right[index] : .empty
      return Line(leftLine.spans + rightLine.spans)
    }
  }
}
