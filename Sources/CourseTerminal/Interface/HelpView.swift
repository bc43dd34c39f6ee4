/// The keys of the view behind, and those that are the same everywhere.
struct HelpView: View {
  private let keys: [Hint]
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

  mutating func press(_ key: Key, _ context: inout Context) -> Turn { .back }

  func scene(_ context: Context) -> Scene {
    let own = keys.filter { hint in !["q", "?"].contains(hint.key) }
    let width = (own + Self.everywhere).map(\.key.displayWidth).max() ?? 0
    let lines = { (hints: [Hint]) in
      hints.map { hint in
        let gap = String(repeating: " ", count: width - hint.key.displayWidth + 2)
        return Line([Span(hint.key, .bold), Span(gap + hint.words)])
      }
    }
    let here = own.isEmpty ? [] : [Line("Here", .color(.blue, bold: true))] + lines(own)
    let all = [Line("Everywhere", .color(.blue, bold: true))] + lines(Self.everywhere)
    return Scene(
      title: "Keys",
      body: here.spaced(all).indented(Typesetter.margin),
      keys: [Hint("any key", "goes back")]
    )
  }
}
