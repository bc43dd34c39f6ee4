extension Typesetter {
  /// What the doctor has found, and what helps.
  package func findings(_ findings: [Doctor.Finding]) -> [Line] {
    let width = findings.map(\.name.displayWidth).max() ?? 0
    let lines = findings.flatMap { finding -> [Line] in
      let mark: Span =
        switch finding.state {
        case .ok: Span("✓ ", .color(.green, bold: true))
        case .warning: Span("! ", .color(.yellow, bold: true))
        case .error: Span("✗ ", .color(.red, bold: true))
        }
      let name = Line([mark, Span(finding.name)]).padded(to: width + 4)
      let room = max(self.width - width - 4, 20)
      let said =
        paragraph(finding.found, width: room)
        + (finding.remedy.map { paragraph($0, width: room, style: .color(.cyan)) } ?? [])
      return said.enumerated().map { index, line in
        index == 0 ? Line(name.spans + line.spans) : line.indented(width + 4)
      }
    }
    let count = findings.count { $0.state == .error }
    let sum =
      count == 0
      ? Line("Everything that learning needs is there.", .bold)
      : Line("\(count) \(count == 1 ? "thing is" : "things are") in the way.", .bold)
    return lines.spaced([sum]).indented(Self.margin)
  }
}
