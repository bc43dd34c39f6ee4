import Foundation
internal import GRDB

extension GradebookStore {
  /// The marks given by hand, by student and exercise.
  ///
  /// - Throws: ``GradingError``.
  public func overrides() throws(GradingError) -> [Override] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM override ORDER BY student, exercise").map {
        Override(
          student: $0["student"],
          exercise: $0["exercise"],
          points: $0["points"],
          comment: $0["comment"]
        )
      }
    }
  }

  /// Gives marks by hand; those that are there stay unless named.
  ///
  /// - Throws: ``GradingError``.
  public func add(_ overrides: [Override]) throws(GradingError) {
    let known = try self.overrides()
    try write { database in
      for override in overrides where !known.contains(override) {
        try database.execute(
          sql: """
            INSERT INTO override (student, exercise, points, comment, made) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (student, exercise) DO UPDATE SET points = excluded.points,
              comment = excluded.comment, made = excluded.made
            """,
          arguments: [
            override.student, override.exercise, override.points, override.comment, Date.now,
          ]
        )
        try Self.entry(.overridden, override).insert(database)
      }
    }
  }

  /// Takes all marks given by hand from a list: what is not in it is taken back.
  ///
  /// - Throws: ``GradingError``.
  public func replaceOverrides(with overrides: [Override]) throws(GradingError) {
    let gone = try self.overrides().filter { old in
      !overrides.contains { $0.student == old.student && $0.exercise == old.exercise }
    }
    try write { database in
      for override in gone {
        try database.execute(
          sql: "DELETE FROM override WHERE student = ? AND exercise = ?",
          arguments: [override.student, override.exercise]
        )
        try Self.entry(.overrideRemoved, override).insert(database)
      }
    }
    try add(overrides)
  }

  private static func entry(_ event: AuditEntry.Event, _ override: Override) -> AuditEntry {
    AuditEntry(
      event: event,
      student: override.student,
      exercise: override.exercise,
      points: override.points,
      detail: override.comment
    )
  }
}
