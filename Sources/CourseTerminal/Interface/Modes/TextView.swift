import CourseModel
import CourseModes

/// A way of learning that is a text to look things up in: the notebook, the cheat sheet.
struct TextView: View {
  private let mode: Mode
  private var pager = Pager()
  /// What is shown of each lesson; lessons that have run in the meantime are set anew.
  private var sections: [String: [Line]] = [:]

  init(_ mode: Mode) {
    self.mode = mode
  }

  mutating func appear(_ context: inout Context) {
    if mode.needsRuns { context.runMissing(context.course.lessons) }
    for lesson in context.course.lessons { set(lesson, context) }
    layout(context)
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    guard case .ran(let id, _) = news,
      let lesson = context.course.lessons.first(where: { $0.id == id })
    else { return }
    set(lesson, context)
    layout(context)
  }

  private mutating func set(_ lesson: Lesson, _ context: Context) {
    let typesetter = context.typesetter(widest: 176)
    let shown = mode.sections(of: [lesson], runs: context.runs)
    sections[lesson.id] = shown.flatMap {
      typesetter.section(mode, context.view(of: lesson), $0.blocks)
    }
  }

  private mutating func layout(_ context: Context) {
    let lines = context.course.lessons.compactMap { sections[$0.id] }.spaced()
    pager.lines = lines.indented(Typesetter.margin)
    pager.move(to: pager.top, context.bodyHeight)
  }

  var isWriting: Bool { pager.entry != nil }

  func work(_ context: Context) -> [Work] {
    context.course.lessons.map { .lesson($0.id) }
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.press(key == .character(" ") ? .pageDown : key, &context) { return .stay }
    guard [.character("q"), .escape, .left].contains(key) else { return .stay }
    context.stopRuns()
    return .back
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
