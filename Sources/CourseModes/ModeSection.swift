import CourseEvents
public import CourseModel
public import CourseRunner

/// The blocks of one lesson that belong to a mode.
public struct ModeSection: Sendable {
  /// The lesson.
  public var lesson: Lesson
  /// What running it gave, where it has been run.
  public var run: LessonRun?
  /// The blocks, in the lesson's order.
  public var blocks: [Block]
}

extension Mode {
  /// What the mode shows of some lessons; those of which it shows nothing are left out.
  public func sections(of lessons: [Lesson], runs: [String: LessonRun]) -> [ModeSection] {
    lessons.compactMap { section(of: $0, run: runs[$0.id]) }
  }

  /// What the mode shows of a lesson; `nil` where that is nothing.
  package func section(of lesson: Lesson, run: LessonRun?) -> ModeSection? {
    let blocks = lesson.blocksAsRead.filter { shows($0, run) }
    return blocks.isEmpty ? nil : ModeSection(lesson: lesson, run: run, blocks: blocks)
  }

  private func shows(_ block: Block, _ run: LessonRun?) -> Bool {
    switch (self, block.content) {
    case (.read, _), (.notebook, .cell), (.notebook, .reference), (.predict, .predict),
      (.practise, .exercise), (.recall, .recall), (.debug, .debug):
      return true
    case (.myths, .predict(let question)), (.myths, .quiz(let question)):
      return question.belief != nil
    case (.see, .cell(let cell)):
      return run?.cells.first { $0.index == cell.index }?.showsMemory ?? false
    case (.cheat, .callout(let callout)):
      return callout.kind == .insight || callout.kind == .takeaway
    case (.cheat, _):
      return block.isCheat
    default:
      return false
    }
  }
}

extension CellRun {
  /// Whether the cell has drawn a picture of memory.
  fileprivate var showsMemory: Bool {
    displays.contains { if case .lanes = $0 { true } else { false } }
  }
}
