package import CourseModel
package import CourseModes
package import CourseProgress
import CourseRunner

extension Typesetter {
  /// What a mode shows, lesson by lesson.
  package func mode(_ mode: Mode, _ views: [(view: LessonView, blocks: [Block])]) -> [Line] {
    let head = [Line(mode.title, .bold)] + paragraph(mode.summary, width: proseWidth, style: .dim)
    let sections = views.map { section(mode, $0, $1) }
    let nothing = views.isEmpty ? [[Line("There is nothing of this kind here.", .dim)]] : []
    return ([head] + sections + nothing).spaced().indented(Self.margin)
  }

  /// Why there is nothing to show, where everything else would be.
  func notice(_ words: String) -> [Line] {
    paragraph(words, width: proseWidth, style: .dim).indented(Self.margin)
  }

  /// The lesson from which something is, above it.
  func source(_ lesson: Lesson) -> [Line] {
    let name = "\(lesson.number) · \(lesson.title.onOneLine)"
    return paragraph(name, width: proseWidth, style: .dim)
  }

  /// What a mode shows of one lesson.
  func section(_ mode: Mode, _ view: LessonView, _ blocks: [Block]) -> [Line] {
    let name = "\(view.lesson.number) · \(view.lesson.title.printable)"
    let content =
      mode == .myths
      ? blocks.map { myth($0, view) }.spaced() : self.blocks(blocks, view)
    return [rule(title: [Span(name, .color(.blue, bold: true))], width: proseWidth)]
      .spaced(content)
  }

  /// A question below the belief that it puts to the test.
  private func myth(_ block: Block, _ view: LessonView) -> [Line] {
    let belief = block.content.question?.belief ?? ""
    return Wrapping.lines(
      [Span("The belief: ", .dim), Span("“\(belief.printable)”", Style(isItalic: true))],
      width: proseWidth
    ) + blocks([block], view)
  }

  /// The fronts of the cards that are due, and how to turn them over.
  package func due(_ items: [RecallSchedule.Item], limit: Int) -> [Line] {
    let head =
      [Line("Recall", .bold)]
      + paragraph(
        "What you knew comes back after \(RecallSchedule.gap) days, what you did not know tomorrow.",
        width: proseWidth,
        style: .dim
      )
    guard !items.isEmpty else {
      return [head, [Line("Nothing is due today.")]].spaced().indented(Self.margin)
    }
    let fronts = items.prefix(limit).map { item -> [Line] in
      switch item {
      case .card(let card):
        let turn = step("recall \(card.id)", "turn it over")
        return barred(prose(card.question, width: proseWidth - 2) + [turn], color: .cyan)
      case .question(let question):
        return self.question(question, .quiz, Answering(offersCommand: true))
      }
    }
    let rest = items.count - fronts.count
    let more = rest > 0 ? [[Line("and \(rest) more that are due", .dim)]] : []
    return ([head] + fronts + more).spaced().indented(Self.margin)
  }

  /// A card with both sides, and what to say about it.
  package func turned(_ card: Recall.Card, _ view: LessonView) -> [Line] {
    let width = proseWidth - 2
    let sides = prose(card.question, width: width).spaced(back(of: card, view.run, width: width))
    let steps = [
      step("recall \(card.id) --knew  ", "you knew it"),
      step("recall \(card.id) --forgot", "you did not"),
    ]
    return [barred(sides, color: .cyan), steps].spaced().indented(Self.margin)
  }

  /// What was noted about a card.
  package func noted(_ card: Recall.Card, knew: Bool) -> [Line] {
    let days = knew ? RecallSchedule.gap : RecallSchedule.gapAfterMistake
    let when = days == 1 ? "tomorrow" : "in \(days) days"
    return [Line("\(card.id) comes back \(when).")].indented(Self.margin)
  }
}
