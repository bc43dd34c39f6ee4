/// The keys of the view behind, and those that are the same everywhere.
struct HelpView: View {
  private let keys: [Hint]
  private var pager = Pager()
  private static let everywhere = [
    Hint("q Esc", "goes back; from the contents it leaves the course"),
    Hint("↑ ↓ j k", "move by a line"),
    Hint("PgUp PgDn", "move by a screen; Home and End go to the ends"),
    Hint("/", "searches; n and N go to the next and the previous match"),
    Hint("Ctrl-C", "stops what is being done, or leaves the course"),
    Hint("Ctrl-Z", "leaves for a moment; fg comes back"),
    Hint("?", "shows this"),
  ]

  init(_ keys: [Hint]) {
    self.keys = keys
  }

  mutating func appear(_ context: inout Context) {
    let own = keys.filter { hint in !["q", "?"].contains(hint.key) }
    let width = (own + Self.everywhere).map(\.key.displayWidth).max() ?? 0
    let room = max(context.columns - 2 * Typesetter.margin - width - 2, 8)
    let lines = { (hints: [Hint]) in
      hints.flatMap { hint in
        let gap = String(repeating: " ", count: width - hint.key.displayWidth + 2)
        return Wrapping.lines([Span(hint.words)], width: room).enumerated().map { index, line in
          index == 0 ? line.prefixed(Span(hint.key + gap, .bold)) : line.indented(width + 2)
        }
      }
    }
    let here = own.isEmpty ? [] : [Line("Here", .color(.blue, bold: true))] + lines(own)
    let all = [Line("Everywhere", .color(.blue, bold: true))] + lines(Self.everywhere)
    pager.lines = here.spaced(all).indented(Typesetter.margin)
    pager.move(to: pager.top, context.bodyHeight)
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    let isLong = pager.lines.count > context.bodyHeight
    return isLong && pager.press(key, &context) ? .stay : .back
  }

  func scene(_ context: Context) -> Scene {
    let isLong = pager.lines.count > context.bodyHeight
    return Scene(
      title: "Keys",
      share: isLong ? pager.share(context.bodyHeight) : nil,
      body: pager.visible(context.bodyHeight),
      prompt: pager.prompt,
      keys: (isLong ? [Hint("↑↓", "read")] : []) + [
        Hint(isLong ? "any other key" : "any key", "goes back")
      ]
    )
  }
}
