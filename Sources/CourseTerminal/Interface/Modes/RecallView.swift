import CourseModel
import CourseProgress
import Foundation

/// Cards to turn over, those that are due.
struct RecallView: View {
  private var items: [RecallSchedule.Item] = []
  private var isTurned = false
  private var hasAppeared = false
  private var done = 0
  private var known = 0
  private var choice: Choice?
  private var pager = Pager()

  mutating func appear(_ context: inout Context) {
    if !hasAppeared {
      hasAppeared = true
      items = RecallSchedule().due(in: context.course.lessons, context.progress)
    }
    if let lesson = lesson(context) { context.runMissing([lesson]) }
    layout(context)
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    if case .ran = news { layout(context) }
  }

  var isWriting: Bool { pager.entry != nil || !isTurned && choice?.option != nil }

  private func lesson(_ context: Context) -> Lesson? {
    guard let id = items.first?.id else { return nil }
    return context.course.lessons.first { lesson in
      lesson.cards.contains { $0.id == id } || lesson.questions.contains { $0.id == id }
    }
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if pager.entry == nil, let item = items.first, answer(item, key, &context) {
      layout(context)
      return .stay
    }
    if pager.press(key, &context) { return .stay }
    return [.character("q"), .escape, .left].contains(key) ? .back : .stay
  }

  private mutating func answer(
    _ item: RecallSchedule.Item,
    _ key: Key,
    _ context: inout Context
  ) -> Bool {
    let goesOn = [.enter, .character(" "), .right].contains(key)
    switch (item, key) {
    case (.card, _) where !isTurned && goesOn: isTurned = true
    case (.card(let card), .character("y")) where isTurned: note(card, knew: true, &context)
    case (.card(let card), .character("n")) where isTurned: note(card, knew: false, &context)
    case (.question, _) where isTurned && goesOn: next(&context)
    case (.question(let question), _) where !isTurned:
      var choice = self.choice ?? Choice(question)
      let outcome = choice.press(key)
      self.choice = choice
      if outcome == .nothing { return choice.option != nil }
      if case .committed(let option, let confidence) = outcome {
        context.commit(to: question, option: option, confidence: confidence)
        if question.options[option].isCorrect { known += 1 }
        isTurned = true
      }
    default: return false
    }
    return true
  }

  private mutating func note(_ card: Recall.Card, knew: Bool, _ context: inout Context) {
    context.progress.reviews[card.id] = .init(knew: knew, given: .now)
    context.perform(.record(.review(card: card.id, knew: knew)))
    if knew { known += 1 }
    let days = knew ? RecallSchedule.gap : RecallSchedule.gapAfterMistake
    context.say("It comes back \(days == 1 ? "tomorrow" : "in \(days) days").", .dim)
    next(&context)
  }

  private mutating func next(_ context: inout Context) {
    items.removeFirst()
    (isTurned, choice, pager) = (false, nil, Pager())
    done += 1
    if let lesson = lesson(context) { context.runMissing([lesson]) }
  }

  private mutating func layout(_ context: Context) {
    let typesetter = context.typesetter(widest: 100)
    pager.lines = lines(typesetter, context).indented(Typesetter.margin)
    pager.move(to: pager.top, context.bodyHeight)
  }

  private func lines(_ typesetter: Typesetter, _ context: Context) -> [Line] {
    guard let item = items.first, let lesson = lesson(context) else {
      let words =
        done > 0 ? "That was all for today: \(known) of \(done) known." : "Nothing is due today."
      return [Line(words, .bold), .empty]
        + typesetter.paragraph(
          "What you knew comes back after \(RecallSchedule.gap) days, what you did not know "
            + "tomorrow, and so do questions that you answered wrongly.",
          width: typesetter.proseWidth,
          style: .dim
        )
    }
    let from = typesetter.source(lesson)
    switch item {
    case .card(let card):
      let width = typesetter.proseWidth - 2
      let front = typesetter.barred(typesetter.prose(card.question, width: width), color: .cyan)
      guard isTurned else { return from.spaced(front) }
      let back = typesetter.back(of: card, context.runs[lesson.id], width: width)
      return from.spaced(front).spaced(typesetter.barred(back, color: .green))
    case .question(let question):
      var answering = Typesetter.Answering(pending: choice?.option)
      if isTurned { answering.choice = choice?.option }
      return from.spaced(typesetter.question(question, .quiz, answering))
    }
  }

  func scene(_ context: Context) -> Scene {
    var keys: [Hint] = []
    switch (items.first, isTurned) {
    case (.card?, false): keys = [Hint("Enter", "turn it over")]
    case (.card?, true): keys = [Hint("y", "I knew it"), Hint("n", "I did not")]
    case (.question(let question)?, false): keys = [(choice ?? Choice(question)).keys]
    case (.question?, true): keys = [Hint("Enter", "next")]
    case (nil, _): break
    }
    return Scene(
      title: "Recall",
      facts: items.isEmpty ? "" : "\(items.count) due",
      share: done + items.count == 0 ? 1 : Double(done) / Double(done + items.count),
      body: pager.visible(context.bodyHeight),
      prompt: pager.prompt ?? (isTurned ? nil : choice?.prompt(context.columns)),
      keys: keys + [Hint("q", "back"), Hint("?", "keys")],
      cursorIsInPrompt: pager.entry != nil
    )
  }
}
