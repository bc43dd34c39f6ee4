public import CourseModel

/// A course whose lessons are outlined.
public typealias CourseOutline = CourseOf<LessonOutline>

/// What the site must know of a lesson on whatever page; the rest is read when the lesson's turn comes.
public struct LessonOutline: Sendable, Hashable {
  /// The lesson's identifier.
  public let id: String
  /// The file, relative to the course's folder.
  public let file: String
  /// The title.
  public let title: String
  /// The number by which readers call the lesson.
  let number: Int
  /// How deep it goes.
  let level: String
  /// How long a reader takes.
  let minutes: Int
  /// What it says, in a line.
  let gist: String
  /// The identifiers of the headings.
  let headingAnchors: Set<String>
  /// The terms that it defines, as links call them, and their places.
  let terms: [Term]
  /// How many cells it has.
  let cellCount: Int
  /// The names of the questions, in order.
  let questionIDs: [String]
  /// The names of the cards to remember, in order.
  let recallIDs: [String]
  /// The exercises it refers to, in order.
  let exerciseIDs: [String]
  /// What tells the whole lesson from any other, as long as the program runs.
  private let digest: Int

  /// A term of a glossary.
  struct Term: Sendable, Hashable {
    var key: String
    var anchor: String
  }

  /// Outlines a lesson.
  public init(_ lesson: Lesson) {
    id = lesson.id
    file = lesson.file
    title = lesson.title
    number = lesson.number
    level = lesson.level
    minutes = lesson.minutes
    gist = lesson.gist
    headingAnchors = lesson.headingAnchors
    terms = lesson.terms.map { Term(key: Glossary.key($0.term), anchor: $0.anchor) }
    cellCount = lesson.cells.count
    questionIDs = lesson.questions.map(\.id)
    recallIDs = lesson.recalls.map(\.id)
    exerciseIDs = lesson.exerciseIDs
    digest = lesson.hashValue
  }

  /// Whether this is the lesson, to the last word.
  func isOutline(of lesson: Lesson) -> Bool { lesson.hashValue == digest }
}

extension Lesson {
  /// The identifiers of the headings.
  var headingAnchors: Set<String> {
    Set(
      blocks.compactMap { if case .heading(_, _, let anchor) = $0.content { anchor } else { nil } }
    )
  }
}
