import CourseModel
import CourseModes

/// The memory, step by step: a cell, and the picture of what it has done.
struct SeeView: View {
  private var steps: [(lesson: Lesson, block: Block)] = []
  private var index = 0
  private var pager = Pager()
  private var hasMoved = false

  mutating func appear(_ context: inout Context) {
    context.runMissing(context.course.lessons)
    layout(context)
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    if case .ran = news { layout(context) }
  }

  var isWriting: Bool { pager.entry != nil }

  func work(_ context: Context) -> [Work] {
    context.course.lessons.map { .lesson($0.id) }
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.entry == nil {
      switch key {
      case .right, .enter, .character(" "), .tab: return go(1, context)
      case .left, .backTab: return go(-1, context)
      default: break
      }
    }
    if pager.press(key, &context) { return .stay }
    guard [.character("q"), .escape].contains(key) else { return .stay }
    context.stopRuns()
    return .back
  }

  private mutating func go(_ direction: Int, _ context: Context) -> Turn {
    let target = index + direction
    guard steps.indices.contains(target) else { return .stay }
    (index, hasMoved) = (target, true)
    pager = Pager()
    layout(context)
    // What the picture shows is more than the code that drew it.
    pager.move(to: pager.lines.count, context.bodyHeight)
    return .stay
  }

  private mutating func layout(_ context: Context) {
    let now = hasMoved && steps.indices.contains(index) ? steps[index].block : nil
    let sections = Mode.see.sections(of: context.course.lessons, runs: context.runs)
    steps = sections.flatMap { section in section.blocks.map { (section.lesson, $0) } }
    // Lessons that have run in the meantime add steps before this one.
    if let now, let place = steps.firstIndex(where: { $0.block == now }) { index = place }
    guard steps.indices.contains(index) else {
      let isRunning = !context.working.isEmpty
      pager.lines = context.typesetter(widest: 176)
        .notice(isRunning ? "The lessons are being run …" : "There is nothing to see.")
      return
    }
    let (lesson, block) = steps[index]
    let typesetter = context.typesetter(widest: 176)
    let shown = typesetter.blocks([block], context.view(of: lesson))
    pager.lines = typesetter.source(lesson).spaced(shown)
      .indented(Typesetter.margin)
    pager.move(to: pager.top, context.bodyHeight)
  }

  func scene(_ context: Context) -> Scene {
    // What is still being run may add steps.
    let total = context.working.isEmpty ? " of \(steps.count)" : ""
    return Scene(
      title: "See",
      widest: 176,
      facts: steps.isEmpty ? "" : "step \(index + 1)" + total,
      share: steps.isEmpty ? nil : Double(index + 1) / Double(steps.count),
      body: pager.visible(context.bodyHeight),
      prompt: pager.prompt,
      keys: [
        Hint("→", "next step"), Hint("←", "previous step"), Hint("↑↓", "read"), Hint("/", "search"),
        Hint("q", "back"), Hint("?", "keys"),
      ],
      cursorIsInPrompt: true
    )
  }
}
