import CourseModel
import CourseProgress

extension ReaderView {
  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.entry != nil {
      _ = pager.press(key, &context)
      return .stay
    }
    let focus = focus(context)
    let stop = focus.map { parts[$0].stop } ?? nil
    if case .question(let question) = stop, answer(question, key, &context) { return .stay }
    switch key {
    case .enter, .character(" "): return goOn(focus, key, &context)
    case .tab: walk(1, &context)
    case .backTab: walk(-1, &context)
    case .character("]"): jump(1, &context)
    case .character("["): jump(-1, &context)
    case .character("e"): return edit(focus, context)
    case .character("R"): revealAll(&context)
    case .character("s"): skip(&context)
    case .character("r"):
      context.runs[lesson.id] = nil
      context.perform(.run(lesson))
      layout(context)
    case .character("q"): return leave(&context)
    default:
      if !pager.press(key, &context), key == .escape || key == .left { return leave(&context) }
    }
    return .stay
  }

  /// Commits to an answer.
  private mutating func answer(
    _ question: Question,
    _ key: Key,
    _ context: inout Context
  ) -> Bool {
    guard context.progress.answers[question.id] == nil else { return false }
    if choice?.question != question { choice = Choice(question) }
    guard var choice else { return false }
    let outcome = choice.press(key)
    self.choice = choice
    switch outcome {
    case .nothing: return choice.option != nil
    case .changed: break
    case .committed(let option, let confidence):
      self.choice = nil
      context.commit(to: question, option: option, confidence: confidence)
    }
    layout(context)
    if case .changed = outcome, let part = parts.first(where: { $0.stop == .question(question) }) {
      // Nobody should choose among answers that cannot be seen.
      pager.reveal(part.lines, context.bodyHeight)
    }
    if case .committed = outcome, let part = parts.first(where: { $0.stop == .question(question) })
    {
      pager.reveal(part.lines, context.bodyHeight)
      // The answer is read from its beginning.
      if part.height > context.bodyHeight { pager.move(to: part.top, context.bodyHeight) }
    }
    return true
  }

  /// Does what comes next: runs the cell that is seen whole, or goes on by a screen.
  private mutating func goOn(_ focus: Int?, _ key: Key, _ context: inout Context) -> Turn {
    let height = context.bodyHeight
    if let focus, parts[focus].lines.upperBound <= pager.range(height).upperBound {
      switch parts[focus].stop {
      case .cell(let cell) where !revealed.contains(cell.index):
        reveal(focus, cell, &context)
        return .stay
      case .exercise(let id) where key == .enter:
        if let exercise = context.exercise(id) { return .open(ExerciseView(exercise)) }
      default: break
      }
    }
    guard pager.isAtEnd(height) else {
      walked = nil
      turnPage(&context)
      return .stay
    }
    guard gate(context) == nil else {
      context.say("Commit to an answer first: press its letter. Or s to skip it.", .color(.yellow))
      return .stay
    }
    context.perform(.record(.read(lesson: lesson.id)))
    context.say("You have read “\(lesson.title)” to its end.", .color(.green))
    return leave(&context)
  }

  /// Goes on by a screen, which begins with what this one has not shown whole.
  private mutating func turnPage(_ context: inout Context) {
    let bottom = pager.range(context.bodyHeight).upperBound
    let shown = shown(context)
    guard var next = shown.indices.first(where: { parts[$0].lines.upperBound > bottom }) else {
      return
    }
    if next > 0, parts[next - 1].isHeading { next -= 1 }
    if parts[next].top > pager.top {
      pager.move(to: parts[next].top, context.bodyHeight)
    } else {
      // It is longer than the screen.
      _ = pager.press(.pageDown, &context)
    }
  }

  private mutating func reveal(_ part: Int, _ cell: Cell, _ context: inout Context) {
    revealed.insert(cell.index)
    walked = part
    layout(context)
    let height = context.bodyHeight
    pager.reveal(parts[part].lines, height)
    if parts[part].height > height { pager.move(to: parts[part].lines.upperBound - height, height) }
    if cell.mode == .error, context.runs[lesson.id] != nil {
      context.say("This error is the point: read what it says.", .color(.magenta))
    }
  }

  private mutating func revealAll(_ context: inout Context) {
    revealed = Set(lesson.cells.map(\.index))
    layout(context)
  }

  private mutating func skip(_ context: inout Context) {
    guard let question = gate(context) else { return }
    skipped.insert(question.id)
    layout(context)
  }

  /// Walks to the next thing on the page at which something can be done.
  private mutating func walk(_ direction: Int, _ context: inout Context) {
    let stops = shown(context).indices.filter { parts[$0].stop != nil }
    let now = focus(context)
    let next =
      direction > 0
      ? stops.first { index in
        now.map { index > $0 } ?? (parts[index].top >= pager.top)
      }
      : stops.last { index in now.map { index < $0 } ?? (parts[index].top < pager.top) }
    guard let next else { return }
    walked = next
    pager.reveal(parts[next].lines, context.bodyHeight)
  }

  /// Goes to the next heading, or the last.
  private mutating func jump(_ direction: Int, _ context: inout Context) {
    let tops = shown(context).filter(\.isHeading).map(\.top)
    let target =
      direction > 0 ? tops.first { $0 > pager.top } : tops.last { $0 < pager.top } ?? 0
    if let target { pager.move(to: target, context.bodyHeight) }
  }

  private mutating func edit(_ focus: Int?, _ context: Context) -> Turn {
    guard let focus, case .cell(let cell) = parts[focus].stop else { return .stay }
    walked = focus
    return .open(CellEditorView(lesson, cell))
  }

  private func leave(_ context: inout Context) -> Turn {
    let seen = shown(context).first { $0.lines.upperBound > pager.top }
    let place = pager.isAtEnd(context.bodyHeight) && gate(context) == nil ? 0 : seen?.index ?? 0
    context.places[lesson.id] = place
    context.perform(.record(.place(lesson: lesson.id, block: place)))
    return .back
  }
}
