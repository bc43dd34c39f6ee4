import CourseModel
import CourseRunner
import Foundation

/// The gradebook as programs read it; nothing of hidden checks but their points.
public struct GradebookJSON: Encodable, Sendable {
  struct StudentJSON: Encodable {
    var student: String
    var name: String
    var section: String
    var platform: [String: String]
    var onRoster: Bool
    var points: Double
    var percent: Double
    var isComplete: Bool
    var refusal: String?
    var quizzes: QuizGrade?
    var exercises: [ExerciseJSON]
  }

  struct ExerciseJSON: Encodable {
    var exercise: String
    var points: Double?
    var possible: Int
    var reason: String
    var attempt: Int?
    var attempts: Int
    var handedIn: Date?
    var latenessSeconds: Double
    var deduction: Double
    var outcome: String
    var checks: [ReleasedItem]
    var diagnostics: [String]
    var suspicions: [String]
    var byHand: Override?
    var seconds: Double?
    var submission: String?
    var checker: String?
    var core: String?
    var toolchain: String?
  }

  var format = "course-gradebook-1"
  var possible: Double
  var students: [StudentJSON]

  /// Describes a gradebook.
  public init(_ book: Gradebook) {
    possible = book.possiblePoints
    students = book.students.map { student in
      StudentJSON(
        student: student.student.id,
        name: student.student.name.released,
        section: student.student.section.released,
        platform: student.student.platform.mapValues(\.released),
        onRoster: student.student.onRoster,
        points: Points.rounded(student.points),
        percent: Points.rounded(book.percent(of: student)),
        isComplete: student.isComplete,
        refusal: student.refusal?.released,
        quizzes: student.quiz,
        exercises: student.grades.map {
          ExerciseJSON($0, possible: book.possible[$0.exercise] ?? 0)
        }
      )
    }
  }
}

extension GradebookJSON.ExerciseJSON {
  fileprivate init(_ grade: ExerciseGrade, possible: Int) {
    let attempt = grade.attempt
    let verdict = attempt?.verdict
    exercise = grade.exercise
    points = grade.points
    self.possible = possible
    reason = grade.reason.released
    self.attempt = grade.counted
    attempts = grade.attempts.count
    handedIn = attempt?.handedIn
    latenessSeconds = attempt?.lateness ?? 0
    deduction = attempt?.deduction ?? 0
    outcome = grade.status.rawValue
    checks = verdict?.released ?? []
    diagnostics = verdict?.diagnostics.map { "\($0.range): \($0.summary)".released } ?? []
    suspicions = verdict?.suspicions.map(\.released) ?? []
    byHand = grade.override
    byHand?.comment = grade.override?.comment.released ?? ""
    seconds = verdict?.seconds
    submission = verdict?.submission
    checker = verdict?.identity.checker
    core = verdict?.identity.core
    toolchain = verdict?.identity.toolchain
  }
}

extension ExerciseGrade {
  /// What can be said of a mark in a word.
  public enum Status: String, Sendable, Hashable, Codable {
    case full
    case partial
    case none
    case notHandedIn = "not-handed-in"
    case refused
    case unknown = "could-not-check"
  }

  /// The mark in a word.
  public var status: Status {
    if override?.points == nil {
      guard let attempt else { return .notHandedIn }
      if attempt.refusal != nil { return .refused }
      guard let verdict = attempt.verdict, !verdict.isUnsettled else { return .unknown }
    }
    let points = points ?? 0
    let possible = Double(attempt?.verdict?.possible ?? possible)
    return points <= 0 ? .none : points >= possible ? .full : .partial
  }
}
