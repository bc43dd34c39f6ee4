import CourseModel
import CourseModes
import CourseProgress
import Foundation

/// Questions, one at a time: predictions, a quiz, myths, broken code to diagnose.
struct QuestionsView: View {
  let title: String
  var items: [Item]
  private var index: Int
  private var pager = Pager()
  private var choice: Choice?
  /// Whether the questions are put as if for the first time; what is answered here.
  private var fresh: [String: LearnerProgress.Answer]?

  /// A question and the lesson that it stands in.
  struct Item: Sendable {
    var lesson: Lesson
    var block: Block
    var question: Question
  }

  /// Puts questions; where they are put afresh, answers that were given before are not shown.
  private init(_ title: String, _ blocks: [(Lesson, Block)], _ context: Context, isFresh: Bool) {
    self.title = title
    items = blocks.compactMap { lesson, block in
      block.content.question.map { Item(lesson: lesson, block: block, question: $0) }
    }
    fresh = isFresh ? [:] : nil
    let open = items.firstIndex { context.progress.answers[$0.question.id] == nil }
    index = isFresh ? 0 : open ?? 0
  }

  /// The questions of a lesson, as if for the first time.
  static func quiz(_ lesson: Lesson, _ context: Context) -> QuestionsView {
    let blocks = lesson.blocks.filter { $0.content.question != nil }.map { (lesson, $0) }
    return QuestionsView("Quiz · \(lesson.title)", blocks, context, isFresh: true)
  }

  /// The questions of a lesson that are still open.
  static func open(in lesson: Lesson, _ context: Context) -> QuestionsView {
    let blocks = lesson.blocks.filter { block in
      block.content.question.map { context.progress.answers[$0.id] == nil } ?? false
    }
    return QuestionsView(
      "Open questions · \(lesson.title)",
      blocks.map { (lesson, $0) },
      context,
      isFresh: false
    )
  }

  static func mode(_ mode: Mode, _ context: Context) -> QuestionsView {
    let sections = mode.sections(of: context.course.lessons, runs: context.runs)
    let blocks = sections.flatMap { section in section.blocks.map { (section.lesson, $0) } }
    return QuestionsView(mode.title, blocks, context, isFresh: false)
  }

  mutating func appear(_ context: inout Context) {
    if let item { context.runMissing([item.lesson]) }
    layout(context)
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    switch news {
    case .ran, .progress: layout(context)
    default: break
    }
  }

  var isWriting: Bool { pager.entry != nil || choice?.option != nil }

  func work(_ context: Context) -> [Work] { item.map { [.lesson($0.lesson.id)] } ?? [] }

  private var item: Item? { items.indices.contains(index) ? items[index] : nil }

  private func answer(_ question: Question, _ context: Context) -> LearnerProgress.Answer? {
    fresh.map { $0[question.id] } ?? context.progress.answers[question.id]
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.entry == nil, let item, answer(item.question, context) == nil {
      var choice = self.choice ?? Choice(item.question)
      let outcome = choice.press(key)
      self.choice = choice
      switch outcome {
      case .committed(let option, let confidence):
        self.choice = nil
        commit(item.question, option, confidence, &context)
        layout(context)
        pager.reveal(0..<pager.lines.count, context.bodyHeight)
        return .stay
      case .changed:
        layout(context)
        return .stay
      case .nothing: if choice.option != nil { return .stay }
      }
    }
    switch key {
    case .enter, .character(" "), .right: return goOn(&context)
    case .left, .backTab: go(to: index - 1, &context)
    case .tab: go(to: index + 1, &context)
    default:
      if !pager.press(key, &context), key == .escape || key == .character("q") { return .back }
    }
    return .stay
  }

  private mutating func commit(
    _ question: Question,
    _ option: Int,
    _ confidence: Int?,
    _ context: inout Context
  ) {
    let isCorrect = question.options[option].isCorrect
    fresh?[question.id] = .init(option: option, isCorrect: isCorrect, given: .now)
    context.commit(to: question, option: option, confidence: confidence)
  }

  private mutating func goOn(_ context: inout Context) -> Turn {
    if !pager.isAtEnd(context.bodyHeight) {
      _ = pager.press(.pageDown, &context)
    } else if index + 1 < items.count {
      go(to: index + 1, &context)
    } else {
      return .replace(BeliefsView())
    }
    return .stay
  }

  private mutating func go(to target: Int, _ context: inout Context) {
    guard items.indices.contains(target) else { return }
    index = target
    choice = nil
    pager = Pager()
    appear(&context)
  }

  private mutating func layout(_ context: Context) {
    guard let item else {
      pager.lines = context.typesetter(widest: 120).notice("There is nothing of this kind here.")
      return
    }
    var view = context.view(of: item.lesson)
    if let fresh { view.progress.answers = fresh }
    view.pending = choice.flatMap { choice in
      choice.option.map { (question: choice.question.id, option: $0) }
    }
    let typesetter = context.typesetter(widest: 120)
    var lines = typesetter.source(item.lesson)
    if let belief = item.question.belief {
      lines +=
        [.empty]
        + Wrapping.lines(
          [Span("Many believe: ", .dim), Span("“\(belief)”", Style(isItalic: true))],
          width: typesetter.proseWidth
        )
    }
    lines += [.empty] + typesetter.blocks([item.block], view)
    pager.lines = lines.indented(Typesetter.margin)
    pager.move(to: pager.top, context.bodyHeight)
  }

  func scene(_ context: Context) -> Scene {
    let done = items.count { answer($0.question, context) != nil }
    let right = items.count { answer($0.question, context)?.isCorrect ?? false }
    let isOpen = item.map { answer($0.question, context) == nil } ?? false
    var keys: [Hint] = []
    if isOpen, let item { keys.append((choice ?? Choice(item.question)).keys) }
    if !items.isEmpty {
      keys.append(Hint("Enter", index + 1 < items.count ? "next" : "what you believed"))
    }
    keys += [Hint("←", "previous"), Hint("↑↓", "read"), Hint("q", "back"), Hint("?", "keys")]
    return Scene(
      title: title,
      widest: 120,
      facts: items.isEmpty
        ? "" : "\(index + 1) of \(items.count) · \(right) of \(done) right",
      share: items.isEmpty ? nil : Double(done) / Double(items.count),
      body: pager.visible(context.bodyHeight),
      prompt: pager.prompt ?? choice?.prompt(context.columns),
      keys: keys,
      cursorIsInPrompt: pager.entry != nil
    )
  }
}
