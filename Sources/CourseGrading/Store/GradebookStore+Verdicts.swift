import CourseModel
import CourseRunner
import Foundation
internal import GRDB

/// A submission that can be checked.
struct Pending: Sendable, Hashable {
  var id: Int64
  var student: String
  var exercise: String
  var attempt: Int
  /// The SHA-256 of its text.
  var source: String
  /// The key of the verdict that it has.
  var verdict: String?
}

extension GradebookStore {
  /// The submissions that can be checked, by student; those without a verdict only, or all.
  func submissions(withoutVerdict: Bool) throws(GradingError) -> [Pending] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, student, exercise, attempt, source, verdict FROM submission
          WHERE source IS NOT NULL AND (verdict IS NULL OR NOT ?)
          ORDER BY student, exercise, attempt
          """,
        arguments: [withoutVerdict]
      ).map { row in
        Pending(
          id: row["id"],
          student: row["student"],
          exercise: row["exercise"],
          attempt: row["attempt"],
          source: row["source"],
          verdict: row["verdict"]
        )
      }
    }
  }

  /// A text by its digest.
  func text(_ digest: String) throws(GradingError) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: "SELECT text FROM source WHERE digest = ?",
        arguments: [digest]
      )
    }
  }

  /// The digest of a student's own file of another exercise: of the same attempt, else of the last one
  /// before, else of the first.
  func ownSource(
    of student: String,
    exercise: String,
    attempt: Int
  ) throws(GradingError) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT source FROM submission WHERE student = ? AND exercise = ? AND source IS NOT NULL
          ORDER BY attempt > :attempt, CASE WHEN attempt > :attempt THEN attempt ELSE -attempt END
          """.replacing(":attempt", with: "\(attempt)"),
        arguments: [student, exercise]
      )
    }
  }

  /// A verdict by its key.
  func verdict(_ key: String) throws(GradingError) -> Verdict? {
    try read { try Self.verdicts($0, where: "key = ?", [key]).first }
  }

  /// Whether a verdict is known.
  func hasVerdict(_ key: String) throws(GradingError) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM verdict WHERE key = ?)",
        arguments: [key]
      ) ?? false
    }
  }

  /// Keeps a verdict; what it is a verdict on is told by ``settle(_:with:as:)``.
  func keep(_ verdict: Verdict) throws(GradingError) {
    try write { try Self.keep(verdict, $0) }
  }

  /// Keeps a verdict and gives it to submissions, all at once.
  func record(_ verdict: Verdict, for submissions: [Pending]) throws(GradingError) {
    try write { database in
      try Self.keep(verdict, database)
      try Self.settle(submissions, with: verdict.key, as: .graded, database)
    }
  }

  private static func keep(_ verdict: Verdict, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO verdict (key, outcome, reason, suspicions, builtOn, diagnostics, output,
          seconds, submission, checker, core, toolchain, made)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        verdict.key, verdict.outcome.rawValue, verdict.reason, ColumnJSON.text(verdict.suspicions),
        ColumnJSON.text(verdict.builtOn), ColumnJSON.text(verdict.diagnostics), verdict.output,
        verdict.seconds, verdict.submission, verdict.identity.checker, verdict.identity.core,
        verdict.identity.toolchain, verdict.made,
      ]
    )
    guard database.changesCount > 0 else { return }
    for (position, item) in verdict.items.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO item (verdict, position, name, title, isHidden, possible, outcome, messages)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          verdict.key, position, item.name, item.title, item.isHidden, item.possible,
          item.outcome.rawValue, ColumnJSON.text(item.messages),
        ]
      )
    }
  }

  /// Gives a known verdict to submissions.
  func settle(
    _ submissions: [Pending],
    with key: String,
    as event: AuditEntry.Event
  ) throws(GradingError) {
    try write { try Self.settle(submissions, with: key, as: event, $0) }
  }

  private static func settle(
    _ submissions: [Pending],
    with key: String,
    as event: AuditEntry.Event,
    _ database: Database
  ) throws {
    guard let verdict = try verdicts(database, where: "key = ?", [key]).first else { return }
    for submission in submissions {
      try database.execute(
        sql: "UPDATE submission SET verdict = ?, fault = NULL WHERE id = ? AND source = ?",
        arguments: [key, submission.id, submission.source]
      )
      var entry = AuditEntry(
        event: event,
        student: submission.student,
        exercise: submission.exercise,
        attempt: submission.attempt,
        points: Double(verdict.points),
        submission: submission.source,
        detail: verdict.explanation
      )
      entry.checker = verdict.identity.checker
      entry.core = verdict.identity.core
      entry.toolchain = verdict.identity.toolchain
      try entry.insert(database)
    }
  }

  /// Notes why submissions could not be checked; the next run tries again.
  func recordFault(_ reason: String, for submissions: [Pending]) throws(GradingError) {
    try write { database in
      for submission in submissions {
        try database.execute(
          sql: "UPDATE submission SET fault = ? WHERE id = ?",
          arguments: [reason, submission.id]
        )
        try AuditEntry(
          event: .couldNotCheck,
          student: submission.student,
          exercise: submission.exercise,
          attempt: submission.attempt,
          submission: submission.source,
          detail: reason
        ).insert(database)
      }
    }
  }

  /// Reads verdicts.
  static func verdicts(
    _ database: Database,
    where condition: String = "1",
    _ arguments: StatementArguments = []
  ) throws -> [Verdict] {
    let items = try Row.fetchAll(
      database,
      sql: """
        SELECT item.* FROM item JOIN verdict ON key = verdict WHERE \(condition)
        ORDER BY verdict, position
        """,
      arguments: arguments
    )
    let byVerdict = Dictionary(grouping: items) { $0["verdict"] as String }
    return try Row.fetchAll(
      database,
      sql: "SELECT * FROM verdict WHERE \(condition)",
      arguments: arguments
    ).compactMap { row in
      let key: String = row["key"]
      return Verdict(row, items: (byVerdict[key] ?? []).compactMap { Verdict.Item($0) })
    }
  }
}

extension Verdict {
  fileprivate init?(_ row: Row, items: [Item]) {
    guard let outcome = Outcome(rawValue: row["outcome"]) else { return nil }
    self.outcome = outcome
    self.items = items
    key = row["key"]
    reason = row["reason"]
    diagnostics = ColumnJSON.value([Diagnostic].self, row["diagnostics"]) ?? []
    output = row["output"]
    builtOn = ColumnJSON.value([BuiltOn].self, row["builtOn"]) ?? []
    suspicions = ColumnJSON.value([String].self, row["suspicions"]) ?? []
    seconds = row["seconds"]
    submission = row["submission"]
    identity = CheckIdentity(
      checker: row["checker"],
      core: row["core"],
      toolchain: row["toolchain"]
    )
    made = row["made"]
  }
}

extension Verdict.Item {
  fileprivate init?(_ row: Row) {
    guard let outcome = Outcome(rawValue: row["outcome"]) else { return nil }
    self.outcome = outcome
    name = row["name"]
    title = row["title"]
    isHidden = row["isHidden"]
    possible = row["possible"]
    messages = ColumnJSON.value([String].self, row["messages"]) ?? []
  }
}
