/// One lesson: a Markdown file of `Lessons/`.
public struct Lesson: Sendable, Hashable, Codable {
  /// The file's name without `.md`, as in `03-loading`.
  public var id: String
  /// The file, relative to the course's folder.
  public var file: String
  /// The title, from the front matter.
  public var title: String
  /// How deep it goes, as in `foundation`.
  public var level: String
  /// Its place among the lessons that build on each other, from 1; a chapter beside them has none.
  public var step: Int?
  /// How long a reader takes, in minutes.
  public var minutes: Int
  /// What it consists of, in order.
  public var blocks: [Block]

  /// Makes a lesson.
  public init(
    id: String,
    file: String,
    title: String,
    level: String,
    step: Int?,
    minutes: Int,
    blocks: [Block]
  ) {
    self.id = id
    self.file = file
    self.title = title
    self.level = level
    self.step = step
    self.minutes = minutes
    self.blocks = blocks
  }

  /// The blocks as they are read: the cards to remember come last.
  public var blocksAsRead: [Block] { blocksAsTaught.filter { !$0.content.isForInstructors } }

  /// The blocks as they are read, with the notes for who teaches.
  public var blocksAsTaught: [Block] {
    blocks.filter { !$0.content.isRecall } + blocks.filter(\.content.isRecall)
  }

  /// The cells, in order.
  public var cells: [Cell] {
    blocks.compactMap { if case .cell(let cell) = $0.content { cell } else { nil } }
  }

  /// The number before the name, by which readers call the lesson: 3 of `03-loading`.
  public var number: Int { Int(id.prefix { $0.isASCII && $0.isNumber }) ?? 0 }

  /// The questions of predictions, quizzes and debug cases, in order.
  public var questions: [Question] { blocks.compactMap(\.content.question) }

  /// The cards to remember, in order.
  public var cards: [Recall.Card] { blocks.flatMap(\.content.cards) }

  /// What there is to remember; each entry has a card or several variants of one.
  public var recalls: [Recall] {
    blocks.compactMap { if case .recall(let recall) = $0.content { recall } else { nil } }
  }

  /// The broken pieces of code to diagnose, in order.
  public var cases: [DebugCase] {
    blocks.compactMap { if case .debug(let debugCase) = $0.content { debugCase } else { nil } }
  }

  /// The terms that it defines, in order.
  public var terms: [Glossary.Entry] {
    blocks.flatMap { block -> [Glossary.Entry] in
      if case .glossary(let glossary) = block.content { glossary.entries } else { [] }
    }
  }

  /// The identifiers of the exercises it refers to, in order.
  public var exerciseIDs: [String] {
    blocks.compactMap { if case .exercise(let id) = $0.content { id } else { nil } }
  }
}
