import CourseModel
import CourseRunner

/// The words of some blocks, as one line of text.
struct SearchWords {
  private var parts: [String] = []
  private let run: LessonRun?

  /// Begins without words.
  ///
  /// - Parameter run: What running the lesson gave, where the blocks are of one.
  init(run: LessonRun? = nil) {
    self.run = run
  }

  /// The words, with single spaces between them.
  var text: String {
    parts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Adds what a block says, its code and what that printed; what is only seen after an answer is left out.
  mutating func add(_ block: Block.Content) {
    switch block {
    case .prose(let prose): add([prose])
    case .callout(let callout): add(callout.body)
    case .cell(let cell): add(cell)
    case .reference(let snippet):
      parts.append(snippet.source)
      if let output = snippet.output { add(output: output.text) }
    case .predict(let question), .quiz(let question): add(question)
    case .table(let table):
      for text in table.header + table.rows.flatMap({ $0 }) { parts.append(text.plainText) }
    case .recall(let recall):
      for card in recall.cardsInLesson { add(card.question) }
    case .debug(let debugCase):
      parts.append(debugCase.title.plainText)
      add(debugCase.story)
      parts.append(debugCase.symptom.text)
      add(debugCase.question)
    case .heading, .exercise, .glossary: break
    }
  }

  /// Adds a cell with what it gave: who pastes an error message looks for the place that explains it.
  private mutating func add(_ cell: Cell) {
    guard cell.mode != .hidden else { return }
    parts.append(cell.source)
    guard let result = run?.cells.first(where: { $0.index == cell.index }) else {
      if let stated = cell.expectedOutput { add(output: stated.text) }
      return
    }
    add(output: result.standardOutput)
    add(output: result.standardError)
    switch result.outcome {
    case .threw(let message), .failed(let message): add(output: message)
    case .notRun: if let stated = cell.expectedOutput { add(output: stated.text) }
    case .completed, .notReached: break
    }
  }

  /// Adds what code gave, unless other code has given the same just before.
  private mutating func add(output: String) {
    if !parts.contains(output) { parts.append(output) }
  }

  private mutating func add(_ question: Question) {
    if let belief = question.belief { parts.append(belief) }
    add(question.prompt)
    for option in question.options { parts.append(option.text.plainText) }
  }

  /// Adds running text.
  mutating func add(_ prose: [Prose]) {
    for block in prose {
      switch block {
      case .paragraph(let text): parts.append(text.plainText)
      case .bulletList(let items, _), .orderedList(_, let items, _): items.forEach { add($0) }
      case .quote(let inner): add(inner)
      case .code(_, let text): parts.append(text)
      case .rule: break
      }
    }
  }
}
