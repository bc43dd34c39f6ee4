import CourseEvents
public import CourseModel
import CourseRunner

extension ModeDocument {
  /// Gathers what a mode shows.
  public init(_ mode: Mode, _ sections: [ModeSection], exercises: [Exercise]) {
    self.init(
      mode: mode.rawValue,
      title: mode.title,
      lessons: sections.map { section in
        Section(
          id: section.lesson.id,
          number: section.lesson.number,
          title: section.lesson.title,
          items: section.blocks.flatMap { block in
            Gathering(section: section, exercises: exercises).items(block)
          }
        )
      }
    )
  }
}

/// Turns the blocks of one lesson into data.
private struct Gathering {
  let section: ModeSection
  let exercises: [Exercise]

  func items(_ block: Block) -> [ModeDocument.Item] {
    switch block.content {
    case .recall(let recall): recall.cards.map { item($0, block) }
    case .glossary(let glossary): glossary.entries.map { item($0) }
    default: [item(block)]
    }
  }

  private func new(_ kind: String, _ line: Int) -> ModeDocument.Item {
    ModeDocument.Item(kind: kind, line: line)
  }

  private func item(_ card: Recall.Card, _ block: Block) -> ModeDocument.Item {
    let run = section.run?.cards.first { $0.card == card.id }
    var item = new("recall", block.range.start.line)
    item.id = card.id
    item.text = card.question.markdown
    item.answer = card.answer(computed: run?.computed).markdown
    item.source = card.twin?.snippet.source
    item.holds = run?.holds
    return item
  }

  private func item(_ entry: Glossary.Entry) -> ModeDocument.Item {
    var item = new("glossary", entry.range.start.line)
    item.id = entry.anchor
    item.title = entry.term
    item.text = entry.definition.markdown
    return item
  }

  private func item(_ block: Block) -> ModeDocument.Item {
    var item = new("text", block.range.start.line)
    switch block.content {
    case .heading(_, let text, let anchor):
      (item.kind, item.id, item.title) = ("heading", anchor, text.markdown)
    case .prose(let prose):
      item.text = [prose].markdown
    case .callout(let callout):
      (item.kind, item.title) = ("callout", callout.kind.rawValue)
      item.text = callout.body.markdown
    case .cell(let cell):
      add(cell, to: &item)
    case .reference(let snippet):
      (item.kind, item.source) = (snippet.language, snippet.source)
      item.output = snippet.output?.text
    case .predict(let question):
      item.kind = "predict"
      add(question, to: &item)
    case .quiz(let question):
      item.kind = "quiz"
      add(question, to: &item)
    case .debug(let debugCase):
      add(debugCase, to: &item)
    case .exercise(let id):
      let exercise = exercises.first { $0.id == id }
      (item.kind, item.id, item.title) = ("exercise", id, exercise?.title)
      item.text = exercise?.task.markdown
      item.points = exercise?.points
    case .table(let table):
      item.kind = "table"
      item.rows = ([table.header] + table.rows).map { $0.map(\.markdown) }
    case .recall, .glossary:
      break
    }
    return item
  }

  private func add(_ cell: Cell, to item: inout ModeDocument.Item) {
    let run = section.run?.cells.first { $0.index == cell.index }
    item.kind = "swift"
    item.id = "cell-\(cell.index + 1)"
    item.title = cell.mode == .run ? nil : cell.mode.rawValue
    item.source = cell.source
    item.output = run.map { $0.standardOutput + $0.outcome.message } ?? cell.expectedOutput?.text
    item.pictures = run.flatMap { $0.displays.isEmpty ? nil : $0.displays }
  }

  private func add(_ question: Question, to item: inout ModeDocument.Item) {
    item.id = question.id
    item.belief = question.belief
    item.text = question.prompt.markdown
    item.answer = question.answer.markdown
    item.options = question.options.enumerated().map { index, option in
      ModeDocument.Option(
        text: option.text.markdown,
        correct: option.isCorrect,
        because: option.because.markdown,
        proof: option.proof,
        holds: section.run?.proofs.first {
          $0.question == question.id && $0.option == index
        }?.holds
      )
    }
  }

  private func add(_ debugCase: DebugCase, to item: inout ModeDocument.Item) {
    let run = section.run?.cases.first { $0.id == debugCase.id }
    item.kind = "debug"
    add(debugCase.question, to: &item)
    item.title = debugCase.title.markdown
    item.text = debugCase.story.markdown + "\n\n" + debugCase.question.prompt.markdown
    item.source = debugCase.broken.text
    item.output = run?.symptom ?? debugCase.symptom.text
    item.fix = debugCase.fix.text
    item.fixed = run?.fixed ?? debugCase.fixed?.text
  }
}

extension CellRun.Outcome {
  /// The text of the error, where there was one.
  fileprivate var message: String {
    switch self {
    case .threw(let message), .failed(let message): message
    case .completed, .notReached, .notRun: ""
    }
  }
}
