public import Foundation

/// What a learner has done so far, at one moment.
public struct LearnerProgress: Sendable, Hashable, Codable {
  /// The lessons that were opened, by identifier.
  public var lessons: [String: LessonProgress]
  /// The answers that were given, by the question's identifier.
  public var answers: [String: Answer]
  /// The exercises that were begun, by identifier.
  public var exercises: [String: ExerciseProgress]

  /// The cards that were turned over, by identifier.
  public var reviews: [String: Review]

  /// Makes a state of affairs; by default nothing has been done.
  public init(
    lessons: [String: LessonProgress] = [:],
    answers: [String: Answer] = [:],
    exercises: [String: ExerciseProgress] = [:],
    reviews: [String: Review] = [:]
  ) {
    self.lessons = lessons
    self.answers = answers
    self.exercises = exercises
    self.reviews = reviews
  }

  /// What was done with one lesson.
  public struct LessonProgress: Sendable, Hashable, Codable {
    /// When it was first opened.
    public var opened: Date
    /// When it was first read to its end.
    public var read: Date?

    /// Makes a record.
    public init(opened: Date, read: Date? = nil) {
      self.opened = opened
      self.read = read
    }
  }

  /// The first answer to a question: what the learner believed before being told.
  public struct Answer: Sendable, Hashable, Codable {
    /// Which option, from 0.
    public var option: Int
    /// Whether it was right.
    public var isCorrect: Bool
    /// When it was given.
    public var given: Date
    /// How often the question has been answered, this answer included.
    public var times: Int
    /// How sure the learner was, from 1 (guessing) to 3 (sure), where that was said.
    public var confidence: Int?
    /// The last answer, which is the first where there was no other.
    public var last: Review

    /// Makes a record.
    public init(
      option: Int,
      isCorrect: Bool,
      given: Date,
      times: Int = 1,
      confidence: Int? = nil,
      last: Review? = nil
    ) {
      self.option = option
      self.isCorrect = isCorrect
      self.given = given
      self.times = times
      self.confidence = confidence
      self.last = last ?? Review(knew: isCorrect, given: given)
    }
  }

  /// The last time that the learner was asked to remember something.
  public struct Review: Sendable, Hashable, Codable {
    /// Whether the learner knew it.
    public var knew: Bool
    /// When that was.
    public var given: Date

    /// Makes a record.
    public init(knew: Bool, given: Date) {
      self.knew = knew
      self.given = given
    }
  }

  /// What was done with one exercise.
  public struct ExerciseProgress: Sendable, Hashable, Codable {
    /// How often it was checked.
    public var attempts: Int
    /// The most points that one attempt earned.
    public var points: Int
    /// When it first passed.
    public var passed: Date?
    /// How many of its hints were shown.
    public var hints: Int
    /// When its solution was first shown, where that was before it passed.
    public var solution: Date?

    /// Makes a record.
    public init(
      attempts: Int = 0,
      points: Int = 0,
      passed: Date? = nil,
      hints: Int = 0,
      solution: Date? = nil
    ) {
      self.attempts = attempts
      self.points = points
      self.passed = passed
      self.hints = hints
      self.solution = solution
    }
  }
}
