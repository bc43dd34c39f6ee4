import CourseModel
import CourseModes

/// A way of learning that is a text to look things up in: the notebook, the cheat sheet.
struct TextView: View {
  private let mode: Mode
  private var pager = Pager()

  init(_ mode: Mode) {
    self.mode = mode
  }

  mutating func appear(_ context: inout Context) {
    if mode.needsRuns { context.runMissing(context.course.lessons) }
    layout(context)
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    if case .ran = news { layout(context) }
  }

  private mutating func layout(_ context: Context) {
    let sections = mode.sections(of: context.course.lessons, runs: context.runs)
    let views = sections.map { (view: context.view(of: $0.lesson), blocks: $0.blocks) }
    pager.lines = context.typesetter(widest: 176).mode(mode, views)
    pager.move(to: pager.top, context.bodyHeight)
  }

  var isWriting: Bool { pager.entry != nil }

  func work(_ context: Context) -> [Work] {
    context.course.lessons.map { .lesson($0.id) }
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.press(key == .character(" ") ? .pageDown : key, &context) { return .stay }
    return [.character("q"), .escape, .left].contains(key) ? .back : .stay
  }

  func scene(_ context: Context) -> Scene {
    Scene(
      title: mode.title,
      widest: 176,
      share: pager.share(context.bodyHeight),
      body: pager.visible(context.bodyHeight),
      prompt: pager.prompt,
      keys: [
        Hint("Space", "go on"), Hint("b", "back a screen"), Hint("/", "search"), Hint("q", "back"),
        Hint("?", "keys"),
      ],
      cursorIsInPrompt: true
    )
  }
}
