/// A stretch of text in one style.
package struct Span: Sendable, Hashable {
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// How many columns it takes.
  var width: Int { text.displayWidth }
}

/// One line of a terminal's screen.
package struct Line: Sendable, Hashable {
  var spans: [Span]

  init(_ spans: [Span] = []) {
    self.spans = spans
  }

  init(_ text: String, _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  static let empty = Line()

  /// How many columns it takes.
  var width: Int { spans.reduce(0) { $0 + $1.width } }

  /// Whether there is nothing to see.
  var isBlank: Bool { spans.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

  /// The line with spaces, or another span, before it.
  func indented(_ columns: Int) -> Line {
    isBlank ? self : prefixed(Span(String(repeating: " ", count: columns)))
  }

  func prefixed(_ span: Span) -> Line { Line([span] + spans) }

  /// The line with as many spaces after it as make it `columns` wide.
  func padded(to columns: Int) -> Line {
    let missing = columns - width
    return missing > 0 ? Line(spans + [Span(String(repeating: " ", count: missing))]) : self
  }

  /// The text as a terminal wants it, without spaces at its end.
  func text(color: Bool) -> String {
    var text = ""
    for span in trimmed.spans {
      guard color else {
        text += span.text
        continue
      }
      let codes = span.style.codes
      let link = span.style.link
      if let link { text += "\u{1B}]8;;\(link)\u{1B}\\" }
      if !codes.isEmpty { text += "\u{1B}[" + codes.map(String.init).joined(separator: ";") + "m" }
      text += span.text
      if !codes.isEmpty { text += "\u{1B}[0m" }
      if link != nil { text += "\u{1B}]8;;\u{1B}\\" }
    }
    return text
  }

  private var trimmed: Line {
    var spans = spans
    while let last = spans.last {
      // An underlined space is visible.
      guard !last.style.isUnderlined, !last.style.isReversed,
        last.text.last.map({ $0 == " " }) ?? true
      else { break }
      spans.removeLast()
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      if !kept.isEmpty {
        spans.append(Span(String(kept), last.style))
        break
      }
    }
    return Line(spans)
  }
}

extension [Line] {
  /// The lines as text, each ending in a newline.
  package func text(color: Bool) -> String {
    map { $0.text(color: color) + "\n" }.joined()
  }

  /// The lines with `columns` spaces before each.
  func indented(_ columns: Int) -> [Line] { map { $0.indented(columns) } }

  /// Both groups of lines with one empty line between them, if both have any.
  func spaced(_ other: [Line]) -> [Line] {
    isEmpty || other.isEmpty ? self + other : self + [.empty] + other
  }
}

extension [[Line]] {
  /// All groups of lines with one empty line between them.
  func spaced() -> [Line] { reduce([]) { $0.spaced($1) } }
}

extension [Span] {
  /// Adds a span, as part of the last one where both look alike.
  mutating func append(joining span: Span) {
    if let last = indices.last, self[last].style == span.style {
      self[last].text += span.text
    } else {
      append(span)
    }
  }
}
