import CourseModel
import CourseRunner

/// The learner's own copy of a cell: edited and run here, while the lesson keeps the original.
struct CellEditorView: View {
  private let lesson: Lesson
  private let cell: Cell
  private var buffer: TextBuffer
  private var result: CellCopy?
  private var output = Pager()
  /// What was last asked to be run.
  private var asked = ""
  private var hasAppeared = false
  private var hasRead = false

  init(_ lesson: Lesson, _ cell: Cell) {
    self.lesson = lesson
    self.cell = cell
    buffer = TextBuffer(cell.source)
  }

  /// Whether what is shown was run as it is now.
  private var isCurrent: Bool { result?.source == buffer.text }

  private var place: CellPlace { CellPlace(lesson: lesson.id, cell: cell.index) }

  var isWriting: Bool { true }

  func work(_ context: Context) -> [Work] { [.copy(place)] }

  mutating func appear(_ context: inout Context) {
    if !hasAppeared {
      hasAppeared = true
      context.perform(.readCopy(place))
    }
    layout(context)
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    switch news {
    case .copy(place, let source):
      // The answer to the first question; later ones only say what is known here.
      guard !hasRead else { return }
      hasRead = true
      if let source { buffer = TextBuffer(source) }
    case .ranCopy(place, let run, let faults):
      result = CellCopy(source: asked, run: run, faults: faults)
      layout(context)
      output.move(to: 0, outputHeight(context))
    default: break
    }
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    switch key {
    case .control("r"), .control("s"):
      asked = buffer.text
      context.perform(.keepCopy(place, source: buffer.text))
      context.perform(.runCopy(place, source: buffer.text))
    case .control("o"):
      buffer = TextBuffer(cell.source)
      result = nil
      context.perform(.keepCopy(place, source: nil))
      context.say("The original again.")
      layout(context)
    case .escape:
      let work = work(context).filter { context.working[$0] != nil }
      guard work.isEmpty else {
        for work in work { context.perform(.cancel(work)) }
        return .stay
      }
      if buffer.text != cell.source { context.perform(.keepCopy(place, source: buffer.text)) }
      return .back
    case .pageDown, .pageUp: output.turn(key == .pageDown ? 1 : -1, outputHeight(context))
    default: _ = buffer.press(key)
    }
    return .stay
  }

  private mutating func layout(_ context: Context) {
    let typesetter = context.typesetter(widest: 176)
    guard let run = result?.run else { return output.lines = [] }
    var lines: [Line] = []
    let gave = typesetter.result(of: run)
    if let faults = result?.faults, !faults.isEmpty {
      lines = (run.printed + faults).flatMap { typesetter.output($0, width: typesetter.width) }
    } else if let gave {
      lines = typesetter.output(gave.text, width: typesetter.width)
    }
    if lines.isEmpty { lines = [Line("It has run and prints nothing.", .dim)] }
    let title = gave.map { [Span($0.title, $0.style)] } ?? [Span("has run", .dim)]
    output.lines =
      [typesetter.rule(title: title, width: typesetter.proseWidth)]
      + lines.spaced(typesetter.displays(run.displays))
  }

  /// The output gets what it needs, up to half of the screen or to what the text leaves free.
  private func outputHeight(_ context: Context) -> Int {
    let free = context.bodyHeight - buffer.lines.count - 1
    return min(output.lines.count, max(context.bodyHeight / 2, free))
  }

  func scene(_ context: Context) -> Scene {
    let height = context.bodyHeight
    let below = outputHeight(context)
    let room = max(height - below - (below > 0 ? 1 : 0), 1)
    let width = max(context.columns - 2 * Typesetter.margin - 1, 1)
    // The text scrolls just so far that the cursor is seen.
    let top = max(0, buffer.row - room + 1)
    let left = max(
      0,
      String(buffer.lines[buffer.row].prefix(buffer.column)).displayWidth - width + 1
    )
    let lines = CodeLines.lines(buffer.text, language: "swift").dropFirst(top).prefix(room)
    let text = lines.map { $0.dropping(left).clipped(to: width).indented(Typesetter.margin) }
    let filler = [Line](repeating: .empty, count: max(room - text.count, 0))
    let shown = output.visible(below).map { isCurrent ? $0 : Line($0.spans.map { $0.dimmed }) }
    let before = String(buffer.lines[buffer.row].prefix(buffer.column)).displayWidth
    let rest = output.lines.count - output.top - below
    let more =
      rest > 0
      ? [Hint("PgDn", "\(rest) more lines")] : output.top > 0 ? [Hint("PgUp", "back up")] : []
    return Scene(
      title: "Your copy of a cell · \(lesson.number) · \(lesson.title)",
      widest: 176,
      facts: buffer.text == cell.source ? "as in the lesson" : "changed",
      body: text + (below > 0 ? filler + [.empty] : filler) + shown.indented(Typesetter.margin),
      keys: [Hint("Ctrl-R", "run")] + more + [
        Hint("Esc", "back to the lesson"), Hint("Ctrl-O", "the original"), Hint("Ctrl-U", "undo"),
      ],
      cursor: .init(row: buffer.row - top, column: before - left + Typesetter.margin)
    )
  }
}

extension Span {
  fileprivate var dimmed: Span {
    var span = self
    span.style.isDim = true
    return span
  }
}

extension Line {
  /// The line without its first columns.
  func dropping(_ columns: Int) -> Line {
    guard columns > 0 else { return self }
    var left = columns
    var kept: [Span] = []
    for span in spans {
      let text = span.text.drop { character in
        guard left > 0 else { return false }
        left -= character.displayWidth
        return true
      }
      if !text.isEmpty { kept.append(Span(String(text), span.style)) }
    }
    return Line(kept)
  }
}
