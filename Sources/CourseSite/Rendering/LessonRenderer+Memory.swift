import CourseModel
import CourseRunner

extension LessonRenderer {
  /// Cards to remember, each folded around its answer; the page of the cards has all of them.
  mutating func html(_ recall: Recall) -> HTML {
    var cards: [HTML] = [.element(.p, "label", ["Recall"])]
    for card in isOwnPage || isWhole ? recall.cardsInLesson : recall.cards {
      let computed = run?.cards.first { $0.card == card.id }?.computed
      var front = html(card.question)
      front.append(.element(.span, "turn-over", ["Turn over"]))
      cards.append(
        .element(
          .details,
          [.init(.class, "card"), .init(.dataCard, card.id)],
          [
            .element(.summary, front),
            .element(.div, "back", html(card.answer(computed: computed)) + twin(of: card)),
          ]
        )
      )
    }
    var attributes = [HTML.Attribute(.class, "recall")]
    if recall.hasParameters { attributes.append(.init(.dataParameters, "")) }
    return .element(.div, attributes, cards)
  }

  /// The reference's code that gives what the card asks for.
  private func twin(of card: Recall.Card) -> [HTML] {
    guard let snippet = card.twin?.snippet else { return [] }
    return [
      CodeFigure(
        language: snippet.language,
        name: snippet.name,
        source: snippet.source.withoutLastLineBreak
      ).html
    ]
  }

  /// A piece of broken code to diagnose; its repair stands with the answer.
  mutating func html(_ debugCase: DebugCase) -> HTML {
    let result = run?.cases.first { $0.id == debugCase.id }
    var broken = CodeFigure(language: "swift", source: debugCase.broken.text)
    broken.notes = ["broken"]
    broken.kind = "failing"
    broken.outputs = [
      .init(
        kind: .throwing,
        label: result?.symptom == nil ? "is said to show" : "shows",
        text: result?.symptom ?? debugCase.symptom.text
      )
    ]
    var fix = CodeFigure(language: "swift", source: debugCase.fix.text)
    fix.notes = ["the fix"]
    if let printed = result?.fixed ?? debugCase.fixed?.text, !printed.isEmpty {
      fix.outputs = [.init(kind: .prints, label: "prints", text: printed)]
    }
    let title = HTML.element(.p, "case", [.element(.strong, html(debugCase.title))])
    return html(
      debugCase.question,
      label: "Debug",
      setting: [title] + html(debugCase.story) + [broken.html],
      repair: [fix.html]
    )
  }

  /// Terms with their definitions.
  mutating func html(_ glossary: Glossary) -> HTML {
    var list: [HTML] = []
    for entry in glossary.entries {
      let anchor = identifiers.unique(entry.anchor)
      list.append(.element(.dt, [.init(.id, anchor)], [.text(entry.term)]))
      list.append(.element(.dd, html(entry.definition)))
    }
    return .element(.dl, "glossary", list)
  }
}
