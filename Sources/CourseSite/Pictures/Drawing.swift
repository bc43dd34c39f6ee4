/// The content of an SVG element, `Drawing.width` units wide: narrow enough to be read on a telephone.
///
/// Everything is placed in whole units or halves, so that the same picture gives the same bytes.
struct Drawing {
  /// The width of every drawing.
  static let width = 272
  /// How many colours the style sheet tells apart.
  static let colors = 6

  /// What it is.
  var title: String
  /// What it shows, in words.
  var words: String
  var height = 0
  var content: [HTML] = []

  /// Adds a text whose baseline begins, is centred or ends at a place.
  mutating func text(
    _ text: String,
    _ x: Double,
    _ y: Double,
    _ kind: String = "",
    anchor: String = "start"
  ) {
    content.append(
      .element(
        .text,
        [
          .init(.x, Self.number(x)), .init(.y, Self.number(y)), .init(.class, kind),
          .init(.textAnchor, anchor),
        ],
        [.text(text)]
      )
    )
  }

  /// Adds a rectangle.
  mutating func box(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ kind: String
  ) {
    content.append(
      .element(
        .rect,
        [
          .init(.x, Self.number(x)), .init(.y, Self.number(y)),
          .init(.width, Self.number(width)), .init(.height, Self.number(height)),
          .init(.class, kind),
        ],
        []
      )
    )
  }

  /// Adds a straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) {
    content.append(
      .element(
        .line,
        [
          .init(.x1, Self.number(x1)), .init(.y1, Self.number(y1)), .init(.x2, Self.number(x2)),
          .init(.y2, Self.number(y2)), .init(.class, kind),
        ],
        []
      )
    )
  }

  /// Adds a path through points; a gap begins it anew.
  mutating func path(_ points: [(x: Double, y: Double)?], _ kind: String) {
    var steps: [String] = []
    var isNew = true
    for point in points {
      guard let point else {
        isNew = true
        continue
      }
      steps.append("\(isNew ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))")
      isNew = false
    }
    content.append(
      .element(.path, [.init(.d, steps.joined(separator: " ")), .init(.class, kind)], [])
    )
  }

  /// A number with at most one digit behind the point.
  static func number(_ value: Double) -> String {
    let text = "\((value * 10).rounded() / 10)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// How wide a text in the small monospaced type of drawings is.
  static func width(of text: String) -> Double { Double(text.count) * 6.1 }
}
