import CourseModel

extension Typesetter {
  /// Blocks of text with an empty line between each two.
  func prose(_ blocks: [Prose], width: Int) -> [Line] {
    blocks.map { prose($0, width: width) }.spaced()
  }

  /// One block of text.
  func prose(_ block: Prose, width: Int) -> [Line] {
    switch block {
    case .paragraph(let inlines):
      return paragraph(inlines, width: width)
    case .bulletList(let items, let tight):
      let marks = items.map { _ in "•" }
      return list(items, marks: marks, tight: tight, width: width)
    case .orderedList(let start, let items, let tight):
      let marks = items.indices.map { "\(start + $0)." }
      return list(items, marks: marks, tight: tight, width: width)
    case .quote(let inner):
      return barred(prose(inner, width: width - 2), color: nil)
    case .code(let language, let text):
      return code(text, language: language, width: width - Self.codeIndent)
        .indented(Self.codeIndent)
    case .rule:
      return [rule(width: width)]
    }
  }

  private func list(_ items: [[Prose]], marks: [String], tight: Bool, width: Int) -> [Line] {
    let indent = (marks.map(\.displayWidth).max() ?? 1) + 1
    let groups = zip(items, marks).map { item, mark in
      let inner = width - indent
      let lines = tight ? item.flatMap { prose($0, width: inner) } : prose(item, width: inner)
      let head = String(repeating: " ", count: indent - 1 - mark.displayWidth) + mark + " "
      return lines.enumerated().map { index, line in
        index == 0 ? line.prefixed(Span(head, .dim)) : line.indented(indent)
      }
    }
    return tight ? Array(groups.joined()) : groups.spaced()
  }

  /// Lines with a bar at their left.
  func barred(_ lines: [Line], color: Style.Color?) -> [Line] {
    lines.map { $0.prefixed(Span("┃ ", color.map { .color($0) } ?? .dim)) }
  }
}
