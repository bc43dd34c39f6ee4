import CourseModel

extension Typesetter {
  /// Running text as spans, not yet broken into lines.
  func spans(_ inlines: [Inline], style: Style = .plain) -> [Span] {
    inlines.flatMap { spans($0, style: style) }
  }

  private func spans(_ inline: Inline, style: Style) -> [Span] {
    switch inline {
    case .text(let text):
      return [Span(text.printable, style)]
    case .code(let text):
      let shown = usesColor ? text : "`\(text)`"
      return [Span(shown.printable, Style.color(.cyan).within(style))]
    case .emphasis(let inner):
      return spans(inner, style: Style(isItalic: true).within(style))
    case .strong(let inner):
      return spans(inner, style: Style.bold.within(style))
    case .link(let destination, _, let inner):
      return link(destination, inner, style)
    case .image(_, _, let inner):
      // A terminal shows what the picture's author says is on it.
      return [Span("[picture: ", Style.dim.within(style))] + spans(inner, style: style)
        + [Span("]", Style.dim.within(style))]
    case .softBreak:
      return [Span(" ", style)]
    case .lineBreak:
      return [Span("\n", style)]
    }
  }

  private func link(_ destination: String, _ inner: [Inline], _ style: Style) -> [Span] {
    let text = spans(inner, style: Style(isUnderlined: true).within(style))
    // The address is for whoever wants to follow it; one inside the course says nothing here.
    guard destination.contains("://"), inner.plainText != destination else { return text }
    return text + [Span(" (\(destination.printable))", Style.dim.within(style))]
  }

  /// A paragraph, broken into lines.
  func paragraph(_ inlines: [Inline], width: Int, style: Style = .plain) -> [Line] {
    Wrapping.lines(spans(inlines, style: style), width: width)
  }

  /// A sentence of the program's own, broken into lines.
  func paragraph(_ text: String, width: Int, style: Style = .plain) -> [Line] {
    Wrapping.lines([Span(text.printable, style)], width: width)
  }
}
