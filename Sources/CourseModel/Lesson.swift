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
  /// Its place in the course, from 1.
  public var step: Int
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
    step: Int,
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

  /// The cells, in order.
  public var cells: [Cell] {
    blocks.compactMap { if case .cell(let cell) = $0.content { cell } else { nil } }
  }

  /// The predictions and quizzes, in order.
  public var questions: [Question] {
    blocks.compactMap {
      switch $0.content {
      case .predict(let question), .quiz(let question): question
      default: nil
      }
    }
  }

  /// The identifiers of the exercises it refers to, in order.
  public var exerciseIDs: [String] {
    blocks.compactMap { if case .exercise(let id) = $0.content { id } else { nil } }
  }
}
