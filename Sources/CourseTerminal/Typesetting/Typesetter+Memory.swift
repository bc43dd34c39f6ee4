import CourseModel
import CourseRunner

extension Typesetter {
  /// Cards to remember; what stands on their backs is shown where answers are.
  func recall(_ cards: [Recall.Card], _ view: LessonView) -> [Line] {
    let cards = cards.map { card in
      let front = prose(card.question, width: proseWidth - 2)
      guard view.revealsAnswers else { return front }
      return front + back(of: card, view.run, width: proseWidth - 2)
    }
    let title = Line("Recall", .color(.cyan, bold: true))
    return barred([title] + cards.spaced(), color: .cyan)
  }

  /// What stands on the back of a card.
  func back(of card: Recall.Card, _ run: LessonRun?, width: Int) -> [Line] {
    let computed = run?.cards.first { $0.card == card.id }?.computed
    let answer = prose(card.answer(computed: computed), width: width)
    guard let snippet = card.twin?.snippet else { return answer }
    let code = code(snippet.source, language: snippet.language, width: width)
    return answer.spaced([Line(snippet.name, .bold)] + code)
  }

  /// A piece of broken code to diagnose; its repair is shown with the answer.
  func debugCase(_ debugCase: DebugCase, _ view: LessonView) -> [Line] {
    let result = view.run?.cases.first { $0.id == debugCase.id }
    let answering = view.answering(debugCase.question)
    let title = Wrapping.lines(
      [Span("Debug · ", .color(.red, bold: true))] + spans(debugCase.title, style: .bold),
      width: proseWidth
    )
    let broken = Listing(
      title: "Swift",
      language: "swift",
      text: debugCase.broken.text,
      note: "broken",
      result: .init(
        title: result?.symptom == nil ? "is said to show" : "shows",
        style: .color(.red, bold: true),
        text: result?.symptom ?? debugCase.symptom.text
      )
    )
    let question = self.question(debugCase.question, .debug, answering)
    let lines = title.spaced(prose(debugCase.story, width: proseWidth)).spaced(listing(broken))
      .spaced(question)
    let isRevealed = answering.choice != nil || answering.isRevealed
    return isRevealed ? lines.spaced(listing(repair(debugCase, result))) : lines
  }

  private func repair(_ debugCase: DebugCase, _ result: CaseRun?) -> Listing {
    let printed = result?.fixed ?? debugCase.fixed?.text ?? ""
    return Listing(
      title: "Swift",
      language: "swift",
      text: debugCase.fix.text,
      note: "the fix",
      result: printed.isEmpty ? nil : .init(title: "prints", style: .dim, text: printed)
    )
  }

  /// Terms with their definitions.
  func glossary(_ glossary: Glossary) -> [Line] {
    glossary.entries.map { entry in
      Wrapping.lines([Span(entry.term.printable, .bold)], width: proseWidth)
        + prose(entry.definition, width: proseWidth - 2).indented(2)
    }.spaced()
  }
}
