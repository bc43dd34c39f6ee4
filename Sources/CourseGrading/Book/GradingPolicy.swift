public import CourseModel
public import Foundation

/// How marks come of verdicts: deadlines, what lateness costs, and which attempt counts.
public struct GradingPolicy: Sendable, Hashable, Codable {
  /// Which of several attempts counts.
  public enum Choice: String, Sendable, Hashable, Codable {
    /// The one with the most points, after deductions.
    case best
    /// The last one.
    case last
  }

  /// What lateness costs.
  public struct Lateness: Sendable, Hashable, Codable {
    /// How many percent of the points every day costs, a begun one counting whole.
    public var perDay: Double
    /// The most that lateness costs, in percent.
    public var cap: Double
    /// After how many days nothing counts any more, if ever.
    public var closesAfter: Double?

    /// Names a price.
    public init(perDay: Double, cap: Double = 100, closesAfter: Double? = nil) {
      self.perDay = perDay
      self.cap = cap
      self.closesAfter = closesAfter
    }
  }

  /// The exercises that count, by their identifiers; all where it is empty.
  public var exercises: Set<String>
  /// When everything is due, where nothing else is said.
  public var deadline: Date?
  /// When an exercise is due, by its identifier.
  public var deadlines: [String: Date]
  /// How many minutes of lateness cost nothing.
  public var graceMinutes: Double
  /// What lateness costs; nothing where `nil`.
  public var late: Lateness?
  /// Which attempt counts.
  public var attempt: Choice
  /// Which attempt counts for a student, whatever the rule says.
  public var chosen: [String: Int]
  /// How many hours later everything is due for a student.
  public var extensions: [String: Double]
  /// What part of the whole mark the quizzes are, in percent; 0 leaves them out.
  public var quizWeight: Double
  /// Why a student's answers to quizzes do not count, where a teacher has decided so.
  public var refusedQuizzes: [String: String]

  /// Makes a policy; without arguments, lateness costs nothing and the best attempt counts.
  public init(
    exercises: Set<String> = [],
    deadline: Date? = nil,
    deadlines: [String: Date] = [:],
    graceMinutes: Double = 0,
    late: Lateness? = nil,
    attempt: Choice = .best,
    chosen: [String: Int] = [:],
    extensions: [String: Double] = [:],
    quizWeight: Double = 0,
    refusedQuizzes: [String: String] = [:]
  ) {
    self.exercises = exercises
    self.deadline = deadline
    self.deadlines = deadlines
    self.graceMinutes = graceMinutes
    self.late = late
    self.attempt = attempt
    self.chosen = chosen
    self.extensions = extensions
    self.quizWeight = quizWeight
    self.refusedQuizzes = refusedQuizzes
  }

  /// Those of a course's exercises that count, in order.
  public func counting(_ all: [Exercise]) -> [Exercise] {
    exercises.isEmpty ? all : all.filter { exercises.contains($0.id) }
  }

  /// When an exercise is due for a student.
  public func due(_ exercise: String, for student: Student) -> Date? {
    guard let date = deadlines[exercise] ?? deadline else { return nil }
    return date.addingTimeInterval(3600 * (value(of: student, in: extensions) ?? 0))
  }

  /// How much too late a submission was, in seconds; 0 is in time, or late by no more than the grace.
  func lateness(_ exercise: String, of student: Student, handedIn: Date?) -> Double {
    guard let handedIn, let due = due(exercise, for: student) else { return 0 }
    let seconds = handedIn.timeIntervalSince(due)
    return seconds <= graceMinutes * 60 ? 0 : seconds
  }

  /// The part of the points that lateness takes, from 0 to 1.
  func deduction(lateness seconds: Double) -> Double {
    guard seconds > 0, let late else { return 0 }
    let days = seconds / 86_400
    if let closes = late.closesAfter, days > closes { return 1 }
    return min(days.rounded(.up) * late.perDay, late.cap, 100) / 100
  }

  /// Why a student's answers to quizzes do not count, where a teacher has decided so.
  func quizRefusal(of student: Student) -> String? { value(of: student, in: refusedQuizzes) }

  /// The names in the policy that are nobody's in a class, in order: what they are to change, they do not.
  public func strangers(among students: [Student]) -> [String] {
    let known = Set(students.flatMap { [$0.id, $0.name] + $0.platform.values })
    let named = Set(chosen.keys).union(extensions.keys).union(refusedQuizzes.keys)
    return named.subtracting(known).sorted()
  }

  /// The attempt that a teacher has chosen for a student.
  func chosenAttempt(of student: Student) -> Int? { value(of: student, in: chosen) }

  /// What is said of a student, by the folder's name, the student's name, or what a platform knows.
  private func value<Value>(of student: Student, in values: [String: Value]) -> Value? {
    guard !values.isEmpty else { return nil }
    let names = [student.id, student.name] + student.platform.values.sorted()
    return names.lazy.compactMap { values[$0] }.first
  }
}
