package import CourseModel
import CourseRunner

extension Typesetter {
  /// A whole lesson, from its title to its last block.
  package func lesson(_ view: LessonView) -> [Line] {
    [title(view.lesson), blocks(view.lesson.blocksAsRead, view)].spaced().indented(Self.margin)
  }

  /// A lesson's title with what the front matter says, above a rule.
  func title(_ lesson: Lesson) -> [Line] {
    let facts = "\(lesson.level) · \(lesson.minutes) min".printable
    let name = Wrapping.lines(
      [
        Span("\(lesson.number) · ", .color(.blue, bold: true)), Span(lesson.title.printable, .bold),
      ],
      width: proseWidth
    )
    let room = proseWidth - (name.last?.width ?? 0) - facts.displayWidth
    let gap = String(repeating: " ", count: max(room, 2))
    let lines =
      room >= 2
      ? name.dropLast() + [Line((name.last?.spans ?? []) + [Span(gap + facts, .dim)])]
      : name + [Line(facts, .dim)]
    return lines + [rule("━", width: proseWidth, style: .color(.blue))]
  }

  /// Some of a lesson's blocks, with an empty line between each two.
  package func blocks(_ blocks: [Block], _ view: LessonView) -> [Line] {
    var groups: [[Line]] = []
    var index = 0
    while index < blocks.count {
      // The reference's code and the cell that follows it directly are one thing.
      if case .reference(let snippet) = blocks[index].content, index + 1 < blocks.count,
        case .cell(let cell) = blocks[index + 1].content, cell.mode != .hidden
      {
        groups.append(pair(snippet, cell, view))
        index += 2
      } else if case .recall = blocks[index].content {
        let end = blocks[index...].firstIndex { !$0.content.isRecall } ?? blocks.count
        groups.append(recall(blocks[index..<end].flatMap(\.content.cardsInLesson), view))
        index = end
      } else {
        groups.append(block(blocks[index].content, view))
        index += 1
      }
    }
    return groups.spaced()
  }

  private func block(_ content: Block.Content, _ view: LessonView) -> [Line] {
    switch content {
    case .heading(let level, let text, _): heading(level, text)
    case .prose(let prose): self.prose(prose, width: proseWidth)
    case .callout(let callout): self.callout(callout)
    case .cell(let cell) where cell.mode == .hidden: hidden(cell, view)
    case .cell(let cell): self.cell(cell, view)
    case .reference(let snippet): reference(snippet)
    case .predict(let question): self.question(question, .predict, view.answering(question))
    case .quiz(let question): self.question(question, .quiz, view.answering(question))
    case .exercise(let id): exerciseOffer(id, view)
    case .table(let table): self.table(table)
    case .recall(let recall): self.recall(recall.cardsInLesson, view)
    case .debug(let debugCase): self.debugCase(debugCase, view)
    case .glossary(let glossary): self.glossary(glossary)
    }
  }

  private func heading(_ level: Int, _ text: [Inline]) -> [Line] {
    guard level <= 2 else { return paragraph(text, width: proseWidth, style: .bold) }
    let lines = paragraph(text, width: proseWidth, style: .color(.blue, bold: true))
    return lines + [rule(width: lines.map(\.width).max() ?? 0, style: .color(.blue))]
  }

  /// A hidden cell shows its pictures, and itself only when it fails.
  private func hidden(_ cell: Cell, _ view: LessonView) -> [Line] {
    guard case .failed? = view.run(of: cell)?.outcome else {
      return displays(view.run(of: cell)?.displays ?? [])
    }
    return self.cell(cell, view)
  }
}
