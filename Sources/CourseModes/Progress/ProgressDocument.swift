public import Foundation

/// What a learner has done, as one small file: the terminal and the website write and read the same.
///
/// Everything is kept in the order in which it happened, with times in UTC to the second, so that two
/// files of one learner can be laid together: what stands in both happened once.
public struct ProgressDocument: Sendable, Hashable, Codable {
  /// What every such file calls itself.
  public static let format = "course-progress"
  /// The version that this program writes.
  public static let version = 1

  /// What kind of file it is: ``format``.
  public var format = Self.format
  /// The version of the format.
  public var version = Self.version
  /// The course's title.
  public var course: String
  /// The lessons that were opened, by identifier.
  public var lessons: [String: Lesson] = [:]
  /// Every answer to a question.
  public var answers: [Answer] = []
  /// Every check of an exercise.
  public var attempts: [Attempt] = []
  /// Every hint that was shown.
  public var hints: [Hint] = []
  /// Every card that was turned over.
  public var reviews: [Review] = []
  /// Every solution that was shown before the learner's own passed; `nil` where there was none.
  public var solutions: [Solution]?

  /// Makes a file in which nothing has been done.
  public init(course: String) {
    self.course = course
  }

  /// What was done with one lesson.
  public struct Lesson: Sendable, Hashable, Codable {
    /// When it was first opened.
    public var opened: Date
    /// When it was first read to its end.
    public var read: Date?

    /// Makes a record.
    public init(opened: Date, read: Date? = nil) {
      self.opened = opened.wholeSecond
      self.read = read?.wholeSecond
    }
  }

  /// One answer to one question.
  public struct Answer: Sendable, Hashable, Codable {
    /// The question's identifier.
    public var question: String
    /// The fingerprint of the question as it was asked.
    public var asked: String
    /// Which option, from 0.
    public var option: Int
    /// Whether it was right.
    public var correct: Bool
    /// How sure the learner was, from 1 (guessing) to 3 (sure), where that was said.
    public var confidence: Int?
    /// When it was given.
    public var given: Date
    /// What binds the answer to the question and to all answers before it; see ``Receipt``.
    public var receipt: String

    /// Makes a record, without a receipt as yet.
    public init(
      question: String,
      asked: String,
      option: Int,
      correct: Bool,
      confidence: Int? = nil,
      given: Date,
      receipt: String = ""
    ) {
      self.question = question
      self.asked = asked
      self.option = option
      self.correct = correct
      self.confidence = confidence
      self.given = given.wholeSecond
      self.receipt = receipt
    }
  }

  /// One check of an exercise.
  public struct Attempt: Sendable, Hashable, Codable {
    /// The exercise's identifier.
    public var exercise: String
    /// The points that it earned.
    public var points: Int
    /// Whether every check passed.
    public var passed: Bool
    /// When it was made.
    public var made: Date

    /// Makes a record.
    public init(exercise: String, points: Int, passed: Bool, made: Date) {
      self.exercise = exercise
      self.points = points
      self.passed = passed
      self.made = made.wholeSecond
    }
  }

  /// One hint that was shown.
  public struct Hint: Sendable, Hashable, Codable {
    /// The exercise's identifier.
    public var exercise: String
    /// Which hint, from 1.
    public var number: Int
    /// When it was first shown.
    public var shown: Date

    /// Makes a record.
    public init(exercise: String, number: Int, shown: Date) {
      self.exercise = exercise
      self.number = number
      self.shown = shown.wholeSecond
    }
  }

  /// One solution that was shown before the learner's own passed.
  public struct Solution: Sendable, Hashable, Codable {
    /// The exercise's identifier.
    public var exercise: String
    /// When it was first shown.
    public var shown: Date

    /// Makes a record.
    public init(exercise: String, shown: Date) {
      self.exercise = exercise
      self.shown = shown.wholeSecond
    }
  }

  /// One card that was turned over.
  public struct Review: Sendable, Hashable, Codable {
    /// The card's identifier.
    public var card: String
    /// Whether the learner knew what stands on its back.
    public var knew: Bool
    /// When that was.
    public var given: Date

    /// Makes a record.
    public init(card: String, knew: Bool, given: Date) {
      self.card = card
      self.knew = knew
      self.given = given.wholeSecond
    }
  }
}

extension Date {
  /// The time without what a file cannot hold.
  fileprivate var wholeSecond: Date {
    Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down))
  }
}
