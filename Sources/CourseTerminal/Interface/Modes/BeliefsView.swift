import CourseModel
import CourseProgress

/// What the learner believed, and what is so.
struct BeliefsView: View {
  private var pager = Pager()

  mutating func appear(_ context: inout Context) {
    let typesetter = context.typesetter(widest: 100)
    let beliefs = typesetter.beliefs(context.standing)
    let nothing = typesetter.notice("You have not committed to an answer yet.")
    pager.lines = beliefs.isEmpty ? nothing : Array(beliefs.dropFirst(2))
    pager.move(to: pager.top, context.bodyHeight)
  }

  var isWriting: Bool { pager.entry != nil }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.press(key, &context) { return .stay }
    return [.character("q"), .escape, .left].contains(key) ? .back : .stay
  }

  func scene(_ context: Context) -> Scene {
    let answers = context.progress.answers
    let asked = context.course.lessons.flatMap(\.questions).compactMap { answers[$0.id] }
    let right = asked.count(where: \.isCorrect)
    return Scene(
      title: "What you believed, and what is so",
      facts: asked.isEmpty ? "" : "\(right) of \(asked.count) right at first",
      share: pager.share(context.bodyHeight),
      body: pager.visible(context.bodyHeight),
      prompt: pager.prompt,
      keys: [Hint("↑↓", "read"), Hint("/", "search"), Hint("q", "back"), Hint("?", "keys")],
      cursorIsInPrompt: true
    )
  }
}
