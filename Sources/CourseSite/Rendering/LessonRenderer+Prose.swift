import CourseModel

extension LessonRenderer {
  /// Blocks of text, in order.
  mutating func html(_ prose: [Prose]) -> [HTML] {
    var result: [HTML] = []
    for block in prose { result.append(html(block)) }
    return result
  }

  /// A block of text.
  mutating func html(_ prose: Prose) -> HTML {
    switch prose {
    case .paragraph(let text):
      .element(.p, html(text))
    case .bulletList(let items, let tight):
      .element(.ul, list(items, tight: tight))
    case .orderedList(let start, let items, let tight):
      .element(
        .ol,
        start == 1 ? [] : [.init(.start, String(start))],
        list(items, tight: tight)
      )
    case .quote(let inner):
      .element(.blockquote, html(inner))
    case .code(let language, let text):
      CodeFigure(language: language, source: text).html
    case .rule:
      .element(.hr, [])
    }
  }

  /// The items of a list; in a tight one, paragraphs are no paragraphs.
  private mutating func list(_ items: [[Prose]], tight: Bool) -> [HTML] {
    var result: [HTML] = []
    for item in items {
      var content: [HTML] = []
      for block in item {
        if tight, case .paragraph(let text) = block {
          content += html(text)
        } else {
          content.append(html(block))
        }
      }
      result.append(.element(.li, content))
    }
    return result
  }

  /// A paragraph that stands out, under the name of its kind.
  mutating func html(_ callout: Callout) -> HTML {
    let name = callout.kind.name
    if callout.kind == .instructor {
      return .element(
        .details,
        "callout instructor",
        [.element(.summary, [.text(name)]), .element(.div, html(callout.body))]
      )
    }
    return .element(
      .div,
      [
        .init(.class, "callout \(callout.kind.rawValue)"), .init(.role, "note"),
        .init(.ariaLabel, name),
      ],
      [.element(.p, "label", [.text(name)])] + html(callout.body)
    )
  }

  /// A table, which scrolls where it is wider than the page.
  mutating func html(_ table: Table) -> HTML {
    var head: [HTML] = []
    for (column, title) in table.header.enumerated() {
      // A column without a name has no heading: an empty one would be read out.
      head.append(
        title.isEmpty
          ? .element(.td, table.alignment(of: column), [])
          : .element(.th, [.init(.scope, "col")] + table.alignment(of: column), html(title))
      )
    }
    var rows: [HTML] = []
    for row in table.rows {
      var cells: [HTML] = []
      for (column, text) in row.enumerated() {
        cells.append(.element(.td, table.alignment(of: column), html(text)))
      }
      rows.append(.element(.tr, cells))
    }
    let body = HTML.element(
      .table,
      [.element(.thead, [.element(.tr, head)]), .element(.tbody, rows)]
    )
    return .element(
      .div,
      [
        .init(.class, "table"), .init(.role, "group"), .init(.ariaLabel, "Table"),
        .init(.tabindex, "0"),
      ],
      [body]
    )
  }
}

extension Table {
  fileprivate func alignment(of column: Int) -> [HTML.Attribute] {
    guard alignments.indices.contains(column), alignments[column] != .left else { return [] }
    return [.init(.class, "to-" + alignments[column].rawValue)]
  }
}

extension Callout.Kind {
  /// What stands above the callout.
  fileprivate var name: String {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .important: "Important"
    case .warning: "Warning"
    case .caution: "Caution"
    case .result: "Result"
    case .insight: "Insight"
    case .takeaway: "Takeaway"
    case .instructor: "For instructors"
    }
  }
}
