import CourseModel

/// The words of some blocks, as one line of text.
struct SearchWords {
  private var parts: [String] = []

  /// The words, with single spaces between them.
  var text: String {
    parts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Adds what a block says and its code; what is only seen after an answer is left out.
  mutating func add(_ block: Block.Content) {
    switch block {
    case .prose(let prose): add([prose])
    case .callout(let callout): add(callout.body)
    case .cell(let cell): if cell.mode != .hidden { parts.append(cell.source) }
    case .reference(let snippet): parts.append(snippet.source)
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
