import CourseModel

/// What there is to read in a lesson, and how long that takes.
///
/// The model: 200 words of text a minute, 40 lines of code a minute, and half a minute to think about
/// every question. Exercises take their own time.
struct Reading {
  private(set) var words = 0
  private(set) var codeLines = 0
  private(set) var questions = 0
  /// Links and images, wherever they stand.
  private(set) var links = 0

  /// The minutes that the lesson takes, at least one.
  var minutes: Int {
    let minutes = Double(words) / 200 + Double(codeLines) / 40 + Double(questions) / 2
    return max(1, Int(minutes.rounded()))
  }

  /// Whether the lesson may say that it takes so many minutes: readers differ, by half and more.
  func allows(minutes stated: Int) -> Bool {
    stated * 3 >= minutes * 2 - 3 && stated * 2 <= minutes * 3 + 2
  }

  init(_ lesson: Lesson) {
    for block in lesson.blocksAsRead { read(block.content) }
  }

  init(_ exercise: Exercise) {
    read(exercise.task)
    for hint in exercise.hints { read(hint.body) }
  }

  private mutating func read(_ content: Block.Content) {
    switch content {
    case .heading(_, let text, _): read(text)
    case .prose(let prose): read([prose])
    case .callout(let callout): read(callout.body)
    case .cell(let cell): if cell.mode != .hidden { read(code: cell.source) }
    case .reference(let snippet): read(code: snippet.source)
    case .predict(let question), .quiz(let question): read(question)
    case .exercise: break
    case .table(let table): for text in table.header + table.rows.flatMap(\.self) { read(text) }
    case .debug(let debugCase):
      read(debugCase.story)
      read(code: debugCase.broken.text + debugCase.fix.text)
      read(debugCase.question)
    case .glossary(let glossary): for entry in glossary.entries { read(entry.definition) }
    case .recall(let recall): for card in recall.cards { read(card) }
    }
  }

  /// Cards are folded away, for another day: their links count, and not their words.
  private mutating func read(_ card: Recall.Card) {
    let wordsBefore = words
    read(card.question)
    read(card.answer)
    words = wordsBefore
  }

  private mutating func read(_ question: Question) {
    questions += 1
    read(question.prompt)
    for option in question.options {
      read(option.text)
      read(option.because)
    }
    read(question.answer)
  }

  private mutating func read(code: String) { codeLines += code.count { $0.isNewline } }

  private mutating func read(_ prose: [Prose]) {
    for block in prose {
      switch block {
      case .paragraph(let text): read(text)
      case .bulletList(let items, _), .orderedList(_, let items, _):
        for item in items { read(item) }
      case .quote(let inner): read(inner)
      case .code(_, let text): read(code: text)
      case .rule: break
      }
    }
  }

  private mutating func read(_ text: [Inline]) {
    words += text.plainText.split(whereSeparator: \.isWhitespace).count
    count(linksIn: text)
  }

  private mutating func count(linksIn text: [Inline]) {
    for inline in text {
      switch inline {
      case .link(_, _, let inner), .image(_, _, let inner):
        links += 1
        count(linksIn: inner)
      case .emphasis(let inner), .strong(let inner): count(linksIn: inner)
      case .text, .code, .softBreak, .lineBreak: break
      }
    }
  }
}
