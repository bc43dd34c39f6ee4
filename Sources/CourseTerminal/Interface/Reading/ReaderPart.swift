import CourseModel

/// A part of a lesson that is set as one: a paragraph, a cell with its twin, a question.
struct ReaderPart: Sendable {
  /// What can be done at it.
  enum Stop: Sendable, Hashable {
    case cell(Cell)
    case question(Question)
    case exercise(String)
  }

  var blocks: [Block]
  /// The number of its first block in the lesson as it is read.
  var index: Int
  /// Its lines on the page; the first of them.
  var top = 0
  var height = 0

  var lines: Range<Int> { top..<(top + height) }

  var stop: Stop? {
    switch blocks.last?.content {
    case .cell(let cell) where cell.mode == .run || cell.mode == .error: .cell(cell)
    case .predict(let question), .quiz(let question): .question(question)
    case .debug(let debugCase): .question(debugCase.question)
    case .exercise(let id): .exercise(id)
    default: nil
    }
  }

  /// The prediction that the rest of the lesson waits for, if it is one.
  var gate: Question? {
    if case .predict(let question) = blocks.last?.content { question } else { nil }
  }

  var isHeading: Bool {
    if case .heading = blocks.first?.content { true } else { false }
  }

  /// The parts of a lesson.
  static func parts(of lesson: Lesson) -> [ReaderPart] {
    var parts: [ReaderPart] = []
    for (index, block) in lesson.blocksAsRead.enumerated() {
      if let last = parts.last?.blocks.last, block.content.follows(last.content) {
        parts[parts.count - 1].blocks.append(block)
      } else {
        parts.append(ReaderPart(blocks: [block], index: index))
      }
    }
    return parts
  }
}

extension Block.Content {
  /// Whether the two are set as one.
  fileprivate func follows(_ before: Block.Content) -> Bool {
    switch (before, self) {
    case (.reference, .cell(let cell)): cell.mode != .hidden
    case (.recall, .recall): true
    default: false
    }
  }
}
