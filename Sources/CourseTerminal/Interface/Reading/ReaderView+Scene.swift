import CourseModel
import CourseProgress

extension ReaderView {
  /// Sets the text anew, as after an answer or at another width.
  mutating func layout(_ context: Context) {
    var view = context.view(of: lesson)
    let cells = lesson.cells.filter { $0.mode == .run || $0.mode == .error }
    view.hiddenOutputs = Set(cells.map(\.index)).subtracting(revealed)
    view.isStepwise = true
    view.isRunning = context.working[.lesson(lesson.id)] != nil
    view.pending = choice.flatMap { choice in
      choice.option.map { (question: choice.question.id, option: $0) }
    }
    view.copies = copies
    let typesetter = context.typesetter(widest: 176)
    var lines: [Line] = []
    for index in shown(context).indices {
      let set = typesetter.blocks(parts[index].blocks, view)
      if !set.isEmpty, !lines.isEmpty { lines.append(.empty) }
      parts[index].top = lines.count
      parts[index].height = set.count
      lines += set
    }
    if gate(context) == nil {
      lines += [.empty, Line("─── the end of this lesson", .dim)]
    }
    pager.lines = lines
    pager.move(to: pager.top, context.bodyHeight)
  }

  func scene(_ context: Context) -> Scene {
    let focus = focus(context)
    let height = context.bodyHeight
    let body = pager.visible(height).enumerated().map { row, line in
      let number = pager.top + row
      // The mark stands in the margin, at what keys are meant for.
      guard let focus, number == max(parts[focus].top, pager.top) else {
        return line.indented(Typesetter.margin)
      }
      return line.prefixed(Span("▸ ", .color(.blue, bold: true)))
    }
    return Scene(
      title: "\(lesson.number) · \(lesson.title)",
      widest: 176,
      facts: facts(context),
      share: share(context),
      body: body,
      prompt: pager.prompt ?? choice?.prompt(context.columns),
      keys: keys(focus, context),
      cursorIsInPrompt: pager.entry != nil
    )
  }

  /// How much of the whole lesson is above the lower edge of the screen.
  private func share(_ context: Context) -> Double {
    let bottom = pager.range(context.bodyHeight).upperBound
    let seen = shown(context).last { $0.lines.lowerBound < bottom }
    guard let seen, let last = parts.last else { return 0 }
    if gate(context) == nil, pager.isAtEnd(context.bodyHeight) { return 1 }
    return Double(seen.index) / Double(max(last.index + 1, 1))
  }

  private func facts(_ context: Context) -> String {
    let standing = context.standing
    let questions = lesson.questions.count
    let about = "\(lesson.level) · \(lesson.minutes) min"
    guard questions > 0 else { return about }
    let answered = questions - standing.unanswered(in: lesson).count
    return "\(about) · \(answered)/\(questions) answered"
  }

  private func keys(_ focus: Int?, _ context: Context) -> [Hint] {
    let isWhole = focus.map {
      parts[$0].lines.upperBound <= pager.range(context.bodyHeight).upperBound
    }
    var keys: [Hint] = []
    var back = "b"
    switch focus.map({ parts[$0].stop }) ?? nil {
    case .cell(let cell) where !revealed.contains(cell.index):
      keys = [Hint("Enter", isWhole == true ? "run the cell" : "go on"), Hint("e", "edit a copy")]
    case .cell: keys = [Hint("Enter", "go on"), Hint("e", "edit a copy")]
    case .question(let question) where context.progress.answers[question.id] == nil:
      keys = [(choice ?? Choice(question)).keys]
      // Letters answer here.
      back = "PgUp"
      if gate(context) == question { keys.append(Hint("s", "skip")) }
    case .exercise: keys = [Hint("Enter", "open the exercise"), Hint("Space", "go on")]
    default: keys = [Hint("Enter", "go on")]
    }
    return keys + [
      Hint(back, "back a screen"), Hint("/", "search"), Hint("[ ]", "sections"),
      Hint("q", "contents"), Hint("?", "keys"), Hint("Tab", "next place"),
      Hint("r", "run anew"), Hint("R", "run all cells"),
    ]
  }
}

extension Context {
  /// What sets text for this screen, or for a part of a wide one.
  func typesetter(widest: Int) -> Typesetter {
    Typesetter(columns: stage(widest), usesColor: usesColor, command: command)
  }
}
