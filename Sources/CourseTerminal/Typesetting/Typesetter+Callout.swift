import CourseModel

extension Typesetter {
  /// A callout: its name, then what it says, with a coloured bar at the left.
  func callout(_ callout: Callout) -> [Line] {
    let color = callout.kind.color
    let title = Line(callout.kind.title, .color(color, bold: true))
    return barred([title] + prose(callout.body, width: proseWidth - 2), color: color)
  }
}

extension Callout.Kind {
  fileprivate var title: String {
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

  fileprivate var color: Style.Color {
    switch self {
    case .note, .instructor: .blue
    case .tip, .result: .green
    case .important, .insight, .takeaway: .magenta
    case .warning: .yellow
    case .caution: .red
    }
  }
}
