import CourseModel
import CourseRunner

/// Exercises checked beside each other, and what each came to.
struct CheckGridView: View {
  private let exercises: [Exercise]
  private var reports: [String: CheckReport] = [:]
  private var selected = 0
  private var isOver = false
  private var hasAppeared = false

  init(_ exercises: [Exercise]) {
    self.exercises = exercises
  }

  mutating func appear(_ context: inout Context) {
    guard !hasAppeared else { return }
    hasAppeared = true
    context.perform(.checkAll(exercises))
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    switch news {
    case .checked(let report): reports[report.exercise] = report
    case .ended(.everything), .stopped(.everything): isOver = true
    default: break
    }
  }

  func work(_ context: Context) -> [Work] { [.everything] }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    switch key {
    case .down, .character("j"), .tab: selected = min(selected + 1, exercises.count - 1)
    case .up, .character("k"), .backTab: selected = max(selected - 1, 0)
    case .enter, .right: return .open(ExerciseView(exercises[selected]))
    case .character("r") where isOver:
      (reports, isOver) = ([:], false)
      context.perform(.checkAll(exercises))
    case .character("q"), .escape, .left: return .back
    default: break
    }
    return .stay
  }

  func scene(_ context: Context) -> Scene {
    let width = exercises.map(\.title.displayWidth).max() ?? 0
    let lines = exercises.enumerated().map { index, exercise in
      let isSelected = index == selected
      let title = Line(exercise.title.onOneLine, isSelected ? .bold : .plain)
      let arrow = isSelected ? Span("▸ ", .color(.blue, bold: true)) : Span("  ")
      let name = title.clipped(to: context.columns - 24).padded(
        to: min(width, context.columns - 24)
      )
      return Line([arrow] + name.spans + [Span("  ")] + marks(exercise))
    }
    var pager = Pager(lines: lines)
    pager.reveal(selected..<(selected + 1), context.bodyHeight)
    let passed = reports.values.count(where: \.passed)
    return Scene(
      title: "Check all",
      facts: "\(passed) of \(exercises.count) pass",
      share: Double(reports.count) / Double(max(exercises.count, 1)),
      body: pager.visible(context.bodyHeight),
      keys: [Hint("Enter", "open"), Hint("↑↓", "choose")]
        + [isOver ? Hint("r", "check again") : Hint("Esc", "stop")]
        + [Hint("q", "back"), Hint("?", "keys")]
    )
  }

  private func marks(_ exercise: Exercise) -> [Span] {
    Typesetter.marks(reports[exercise.id], of: exercise)
  }
}
