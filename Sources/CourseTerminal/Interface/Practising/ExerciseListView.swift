import CourseModel
import CourseProgress

/// All exercises: to look through, filter, search and jump to.
struct ExerciseListView: View {
  private(set) var filter = ExerciseFilter.all
  private var query = ""
  private var entry: LineEntry?
  private var selected: String?

  mutating func appear(_ context: inout Context) {
    if selected == nil {
      let next = context.exercises.first { context.progress.exercises[$0.id]?.passed == nil }
      selected = (next ?? context.exercises.first)?.id
    }
  }

  var isWriting: Bool { entry != nil }

  func work(_ context: Context) -> [Work] { [.everything] }

  /// The exercises that are shown.
  func shown(_ context: Context) -> [Exercise] {
    filter.exercises(context.standing, begun: context.begun, matching: entry?.text ?? query)
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if var entry {
      switch entry.press(key) {
      case .typing: self.entry = entry
      case .dropped: (self.entry, query) = (nil, "")
      case .done: (self.entry, query) = (nil, entry.text)
      }
      keepInSight(context)
      return .stay
    }
    switch key {
    case .down, .character("j"), .tab: move(1, context)
    case .up, .character("k"), .backTab: move(-1, context)
    case .pageDown: move(8, context)
    case .pageUp: move(-8, context)
    case .home, .character("g"): move(-1000, context)
    case .end, .character("G"): move(1000, context)
    case .character("/"): entry = LineEntry()
    case .character("f"):
      filter = filter.next
      keepInSight(context)
    case .character("c"):
      let begun = context.exercises.filter { context.begun.contains($0.id) }
      guard !begun.isEmpty else {
        context.say("You have not begun an exercise: open one with Enter.", .color(.yellow))
        return .stay
      }
      return .open(CheckGridView(begun))
    case .enter, .character(" "), .right:
      if let exercise = shown(context).first(where: { $0.id == selected }) {
        return .open(ExerciseView(exercise))
      }
    case .escape where !query.isEmpty: query = ""
    case .character("q"), .escape, .left: return .back
    default: break
    }
    return .stay
  }

  private mutating func keepInSight(_ context: Context) {
    let shown = shown(context)
    if !shown.contains(where: { $0.id == selected }) { selected = shown.first?.id }
  }

  private mutating func move(_ count: Int, _ context: Context) {
    let shown = shown(context)
    guard !shown.isEmpty else { return }
    let now = shown.firstIndex { $0.id == selected } ?? 0
    selected = shown[min(max(now + count, 0), shown.count - 1)].id
  }

  func scene(_ context: Context) -> Scene {
    let shown = shown(context)
    var lines: [Line] = []
    var chosen = 0
    var lesson: String?
    for exercise in shown {
      let own = context.lesson(of: exercise)
      if own?.id != lesson {
        if !lines.isEmpty { lines.append(.empty) }
        lesson = own?.id
        let name = own.map { "\($0.number) · \($0.title)" } ?? "Beside the lessons"
        lines.append(Line(name.onOneLine, .color(.blue, bold: true)).indented(2))
      }
      if exercise.id == selected { chosen = lines.count }
      lines.append(line(exercise, context))
    }
    if shown.isEmpty { lines = [Line("No exercise is like that.", .dim).indented(2)] }
    var pager = Pager(lines: lines)
    pager.reveal(max(chosen - 1, 0)..<(chosen + 1), context.bodyHeight)
    let standing = context.standing
    var facts = "\(standing.points) of \(standing.possible) points"
    if filter != .all { facts = "\(filter.rawValue) · " + facts }
    if !query.isEmpty { facts = "“\(query)” · " + facts }
    return Scene(
      title: "Practise",
      facts: facts,
      share: standing.possible == 0 ? nil : Double(standing.points) / Double(standing.possible),
      body: pager.visible(context.bodyHeight),
      prompt: entry?.prompt,
      keys: [
        Hint("Enter", "open"), Hint("↑↓", "choose"), Hint("f", "show \(filter.next.rawValue)"),
        Hint("/", "search"), Hint("c", "check all"), Hint("q", "back"), Hint("?", "keys"),
      ],
      cursorIsInPrompt: true
    )
  }

  private func line(_ exercise: Exercise, _ context: Context) -> Line {
    let isSelected = exercise.id == selected
    let done = context.progress.exercises[exercise.id]
    let mark: Span =
      done?.passed != nil
      ? Span("✓ ", .color(.green, bold: true))
      : context.begun.contains(exercise.id) ? Span("◔ ", .color(.blue)) : Span("○ ", .dim)
    let arrow = isSelected ? Span("▸ ", .color(.blue, bold: true)) : Span("  ")
    let left = Line([
      arrow, mark, Span(exercise.title.onOneLine, isSelected ? .bold : .plain),
      Span("  \(exercise.slug)", .dim),
    ])
    let seen = done?.solution == nil ? "" : "solution seen · "
    let facts = seen + "\(done?.points ?? 0)/\(exercise.points)"
    let width = context.stage(100) - 2 - facts.displayWidth
    return Line(left.clipped(to: width - 2).padded(to: width).spans + [Span(facts, .dim)])
  }
}
