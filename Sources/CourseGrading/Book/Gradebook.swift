public import CourseModel
public import Foundation

/// The marks of a class: a row for every student, in order of their names.
public struct Gradebook: Sendable, Hashable, Codable {
  /// The exercises that were graded, in order.
  public var exercises: [Exercise]
  /// One entry a student.
  public var students: [StudentGrade]
  /// What every exercise is worth, hidden checks included, by its identifier.
  public var possible: [String: Int]

  /// The points there are.
  public var possiblePoints: Double {
    Double(exercises.reduce(0) { $0 + (possible[$1.id] ?? $1.points) })
  }
}

/// The marks of one student.
public struct StudentGrade: Sendable, Hashable, Codable {
  /// The student.
  public var student: Student
  /// Why nothing of it was read, where something was handed in that could not be.
  public var refusal: String?
  /// One entry an exercise, in the gradebook's order.
  public var grades: [ExerciseGrade]
  /// What the quizzes gave, where they count.
  public var quiz: QuizGrade?

  /// The points earned.
  public var points: Double { grades.reduce(0) { $0 + ($1.points ?? 0) } }
  /// What looks like an attempt to get round the checks or like a copy, and where: an attempt at an
  /// exercise, or the quizzes.
  var suspicions: [(exercise: String, attempt: Int?, evidence: String)] {
    let found = grades.flatMap { grade in
      grade.attempts.flatMap { attempt in
        (attempt.verdict?.suspicions ?? []).map {
          (exercise: grade.exercise, attempt: attempt.number as Int?, evidence: $0)
        }
      }
    }
    return found + (quiz?.suspicions ?? []).map { ("quizzes", nil, $0) }
  }
  /// Whether anything of it is suspicious.
  public var isSuspicious: Bool { !suspicions.isEmpty }
  /// The same, a sentence each.
  public var suspicionTexts: [String] {
    suspicions.map { found in
      "\(found.exercise)\(found.attempt.map { ", attempt \($0)" } ?? ""): \(found.evidence)"
    }
  }
  /// Whether every exercise has its mark.
  public var isComplete: Bool { grades.allSatisfy { $0.points != nil && !$0.isUnsettled } }
}

/// What quizzes gave, and how much of the whole they are.
public struct QuizGrade: Sendable, Hashable, Codable {
  /// How many questions were answered rightly the first time.
  public var correct: Int
  /// How many questions there are.
  public var total: Int
  /// What part of the whole mark the quizzes are, in percent.
  public var weight: Double
  /// Why the answers do not count, where they do not.
  public var refusal: String?
  /// What looks as if the answers were somebody else's; the mark does not depend on it.
  public var suspicions: [String] = []
}

/// The mark of one student in one exercise.
public struct ExerciseGrade: Sendable, Hashable, Codable {
  /// One attempt.
  public struct Attempt: Sendable, Hashable, Codable {
    /// Counted from 1.
    public var number: Int
    /// When it was handed in, where that is known.
    public var handedIn: Date?
    /// Why it was not read.
    public var refusal: String?
    /// Why it could not be checked: no fault of the student's, and not a zero.
    public var fault: String?
    /// What checking gave.
    public var verdict: Verdict?
    /// How much too late it was, in seconds.
    public var lateness: Double = 0
    /// The part of its points that lateness takes, from 0 to 1.
    public var deduction: Double = 0

    /// The points after deductions; `nil` where it is not judged.
    public var points: Double? {
      if refusal != nil { return 0 }
      return verdict.map { Points.rounded(Double($0.points) * (1 - deduction)) }
    }
  }

  /// The exercise's identifier.
  public var exercise: String
  /// The attempts, in order.
  public var attempts: [Attempt]
  /// The number of the attempt that counts.
  public var counted: Int?
  /// The points that the exercise gives, for marks given where nothing was judged.
  public var possible = 0
  /// What a teacher decided.
  public var override: Override?

  /// The attempt that counts.
  public var attempt: Attempt? { attempts.first { $0.number == counted } }
  /// The points, or `nil` where what was handed in could not be checked: that is not a zero.
  public var points: Double? {
    if let points = override?.points { return points }
    return attempts.isEmpty ? 0 : attempt?.points
  }
  /// Whether some check could not judge and no teacher has.
  public var isUnsettled: Bool {
    override?.points == nil && attempt?.verdict?.isUnsettled == true
  }

  /// Why not all points were given; empty where they were.
  public var reason: String {
    var parts: [String] = []
    if override?.points != nil { parts.append("marked by hand") }
    if let comment = override?.comment, !comment.isEmpty { parts.append(comment) }
    guard let attempt else {
      return (parts + (override?.points == nil ? ["not handed in"] : [])).joined(separator: "; ")
    }
    if let refusal = attempt.refusal { parts.append(refusal) }
    if let verdict = attempt.verdict {
      if !verdict.explanation.isEmpty { parts.append(verdict.explanation) }
      if attempt.deduction > 0, override?.points == nil {
        let percent = Points.text(attempt.deduction * 100)
        parts.append("\(Points.duration(attempt.lateness)) late: \(percent) % off")
      }
    } else if attempt.refusal == nil {
      parts.append("could not be checked: \(attempt.fault ?? "it has not been graded yet")")
    }
    return parts.joined(separator: "; ")
  }
}

/// How points are written.
public enum Points {
  /// Rounds to hundredths.
  static func rounded(_ points: Double) -> Double { (points * 100).rounded() / 100 }

  /// Points without zeros that say nothing: `7`, `6.5`.
  public static func text(_ points: Double) -> String {
    let rounded = rounded(points)
    guard rounded != rounded.rounded() else { return String(Int(rounded)) }
    var text = String(format: "%.2f", rounded)
    if text.hasSuffix("0") { text.removeLast() }
    return text
  }

  /// A stretch of time in words: `2 days`, `3 hours`, `20 minutes`.
  static func duration(_ seconds: Double) -> String {
    let (count, unit) =
      seconds >= 86_400
      ? (seconds / 86_400, "day")
      : seconds >= 3600 ? (seconds / 3600, "hour") : (seconds / 60, "minute")
    let whole = Int(count.rounded(.up))
    return "\(whole) \(unit)\(whole == 1 ? "" : "s")"
  }
}
