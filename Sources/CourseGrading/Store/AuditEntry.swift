public import Foundation
internal import GRDB

/// One line of the audit log: what was decided about whom, and by what.
public struct AuditEntry: Sendable, Hashable, Codable {
  /// What can happen to a mark.
  public enum Event: String, Sendable, Hashable, Codable {
    case handedIn = "handed in"
    case handedInAgain = "handed in again"
    case refused
    case graded
    case regraded
    case couldNotCheck = "could not be checked"
    case overridden
    case overrideRemoved = "override removed"
  }

  /// When.
  public var at = Date.now
  /// What.
  public var event: Event
  /// To whom.
  public var student: String
  /// In which exercise.
  public var exercise: String
  /// In which attempt, where it was about one.
  public var attempt: Int?
  /// The points that came of it, where there were any.
  public var points: Double?
  /// The SHA-256 of the submitted text.
  public var submission = ""
  /// The hash of the checks.
  public var checker = ""
  /// The hash of the course's core.
  public var core = ""
  /// The compiler's version.
  public var toolchain = ""
  /// Why, in words.
  public var detail = ""

  func insert(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO audit (at, event, student, exercise, attempt, points, submission, checker, core,
          toolchain, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        at, event.rawValue, student, exercise, attempt, points, submission, checker, core,
        toolchain,
        detail,
      ]
    )
  }

  init(
    event: Event,
    student: String,
    exercise: String,
    attempt: Int? = nil,
    points: Double? = nil,
    submission: String = "",
    detail: String = ""
  ) {
    self.event = event
    self.student = student
    self.exercise = exercise
    self.attempt = attempt
    self.points = points
    self.submission = submission
    self.detail = detail
  }
}

extension GradebookStore {
  /// The audit log, the oldest first.
  ///
  /// - Parameter student: whose; everybody's where `nil`.
  /// - Returns: every entry.
  /// - Throws: ``GradingError``.
  public func audit(of student: String? = nil) throws(GradingError) -> [AuditEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM audit WHERE ? IS NULL OR student = ? ORDER BY id",
        arguments: [student, student]
      ).compactMap { row in
        guard let event = AuditEntry.Event(rawValue: row["event"]) else { return nil }
        var entry = AuditEntry(
          event: event,
          student: row["student"],
          exercise: row["exercise"],
          attempt: row["attempt"],
          points: row["points"],
          submission: row["submission"],
          detail: row["detail"]
        )
        entry.at = row["at"]
        entry.checker = row["checker"]
        entry.core = row["core"]
        entry.toolchain = row["toolchain"]
        return entry
      }
    }
  }
}
