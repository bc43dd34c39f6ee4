public import CourseRunner
public import Foundation
internal import GRDB

extension ProgressStore {
  /// Records that a lesson was opened; only the first time counts.
  public func recordOpening(of lesson: String, at time: Date = .now) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO lesson (id, opened) VALUES (?, ?)",
        arguments: [lesson, time]
      )
    }
  }

  /// Records that a lesson was read to its end; only the first time counts.
  public func recordReading(of lesson: String, at time: Date = .now) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO lesson (id, opened, read) VALUES (:id, :time, :time)
          ON CONFLICT (id) DO UPDATE SET read = coalesce(read, :time)
          """,
        arguments: ["id": lesson, "time": time]
      )
    }
  }

  /// Records an answer to a question; all are kept, the first one is what the learner believed.
  ///
  /// - Parameters:
  ///   - question: The question's identifier.
  ///   - option: Which option, from 0.
  ///   - isCorrect: Whether it is right.
  ///   - confidence: How sure the learner was, from 1 to 3, where that was said.
  ///   - asked: The question's fingerprint, which says how it was asked.
  ///   - time: When it was given.
  /// - Throws: ``ProgressError``.
  public func recordAnswer(
    to question: String,
    option: Int,
    isCorrect: Bool,
    confidence: Int? = nil,
    asked: String? = nil,
    at time: Date = .now
  ) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO answer (question, option, isCorrect, confidence, asked, given)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [question, option, isCorrect, confidence, asked, time]
      )
    }
  }

  /// Records that a card was turned over, and whether the learner knew what stands on its back.
  public func recordReview(
    of card: String,
    knew: Bool,
    at time: Date = .now
  ) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: "INSERT INTO review (card, knew, given) VALUES (?, ?, ?)",
        arguments: [card, knew, time]
      )
    }
  }

  /// Records what checking an exercise gave.
  ///
  /// A file that could not be checked was not judged, so nothing is recorded.
  public func recordAttempt(_ report: CheckReport, at time: Date = .now) throws(ProgressError) {
    if case .couldNotCheck = report.outcome { return }
    try write { database in
      try database.execute(
        sql: "INSERT INTO attempt (exercise, points, passed, made) VALUES (?, ?, ?, ?)",
        arguments: [report.exercise, report.points, report.passed, time]
      )
    }
  }

  /// Records that a hint was shown; only the first time counts.
  public func recordHint(
    _ number: Int,
    of exercise: String,
    at time: Date = .now
  ) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO hint (exercise, number, shown) VALUES (?, ?, ?)",
        arguments: [exercise, number, time]
      )
    }
  }

  /// Records where in a lesson the learner stopped reading, as the number of a block.
  public func recordPlace(_ block: Int, in lesson: String) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO place (lesson, block) VALUES (?, ?)",
        arguments: [lesson, block]
      )
    }
  }

  /// Records that the solution of an exercise was shown before its checks passed; only the first time
  /// counts.
  public func recordSolution(of exercise: String, at time: Date = .now) throws(ProgressError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO solution (exercise, shown) VALUES (?, ?)",
        arguments: [exercise, time]
      )
    }
  }

  /// Forgets everything about one exercise.
  public func forgetExercise(_ exercise: String) throws(ProgressError) {
    try write { database in
      try database.execute(sql: "DELETE FROM attempt WHERE exercise = ?", arguments: [exercise])
      try database.execute(sql: "DELETE FROM solution WHERE exercise = ?", arguments: [exercise])
      try database.execute(sql: "DELETE FROM hint WHERE exercise = ?", arguments: [exercise])
    }
  }

  /// Forgets everything, after having kept a copy.
  ///
  /// - Returns: The copy, a record like this one.
  public func forgetAll(at time: Date = .now) throws(ProgressError) -> String {
    let copy = "\(path).kept-\(Int(time.timeIntervalSince1970))"
    do {
      try database.vacuum(into: copy)
    } catch {
      throw ProgressError(error, path: copy)
    }
    try write { database in
      for table in ["lesson", "answer", "attempt", "hint", "review", "place", "solution"] {
        try database.execute(sql: "DELETE FROM \(table)")
      }
    }
    return copy
  }
}
