import CourseModel

extension LessonSession {
  /// The lines of a screen that the lesson does not get: what stands above and below it.
  private static var chrome: Int { 6 }

  /// The page as it is now, in portions that fit the terminal.
  var screens: [[Line]] {
    let typesetter = typesetter
    let lines = typesetter.blocks(pages[page].blocks, view)
    let traits = console.traits
    guard traits.canMoveCursor else { return [lines] }
    return lines.screens(rows: max(traits.rows - Self.chrome, 4))
  }

  /// Shows the page.
  func draw() {
    let typesetter = typesetter
    let screens = screens
    // Whoever hears the page has just heard it.
    if considered != nil, !console.traits.canMoveCursor {
      return console.show([.empty], prompt: prompt(typesetter, screens.count))
    }
    // A terminal that has grown may have left fewer screens.
    let shown = screens[min(screen, screens.count - 1)]
    let lines = [header(typesetter), shown, message].spaced().indented(Typesetter.margin)
    console.show(lines + [.empty], prompt: prompt(typesetter, screens.count))
  }

  /// The lesson's name and how much of it has been read, above a rule.
  private func header(_ typesetter: Typesetter) -> [Line] {
    let width = typesetter.proseWidth
    guard page > 0 || screen > 0 else { return typesetter.title(view.lesson) }
    let full = width * (page + 1) / max(pages.count, 1)
    return typesetter.source(view.lesson) + [
      Line([
        Span(String(repeating: "━", count: full), .color(.blue)),
        Span(String(repeating: "─", count: width - full), .dim),
      ])
    ]
  }

  private func prompt(_ typesetter: Typesetter, _ count: Int) -> Line {
    let isLast = screen + 1 >= count
    if isLast, let question = openQuestion {
      if let option = considered {
        let letter = Typesetter.letter(option)
        let words = "How sure are you of \(letter)? 1 guessing · 2 fairly · 3 sure · Enter skips "
        return Line([Span(words, .bold), Span("› ", .color(.blue))])
      }
      let last = Typesetter.letter(question.options.count - 1)
      return Line([Span("Your answer, a to \(last) ", .bold), Span("› ", .color(.blue))])
    }
    var words = ["Enter next", "p back", "q contents"]
    if isLast, page + 1 == pages.count { words[0] = "Enter finish" }
    if isLast, exercise != nil { words.append("start · check · hint") }
    return Line([Span(words.joined(separator: " · ") + " ", .dim), Span("› ", .color(.blue))])
  }
}

extension Console {
  /// Shows lines on a screen of their own, where there is one, and a prompt below them.
  func show(_ lines: [Line], prompt: Line) {
    let traits = traits
    let clear = traits.canMoveCursor ? "\u{1B}[H\u{1B}[2J" : "\n"
    let text = prompt.indented(Typesetter.margin).text(color: traits.usesColor)
    write(clear + lines.text(color: traits.usesColor) + text + " ")
  }
}
