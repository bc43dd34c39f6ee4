import Foundation
internal import GRDB

extension ProgressStore {
  /// What the learner has done so far.
  public func progress() throws(ProgressError) -> LearnerProgress {
    do {
      return try database.read { database in
        LearnerProgress(
          lessons: try Self.lessons(database),
          answers: try Self.answers(database),
          exercises: try Self.exercises(database)
        )
      }
    } catch {
      throw ProgressError(error, path: path)
    }
  }

  private static func lessons(_ database: Database) throws -> [String: LearnerProgress
    .LessonProgress]
  {
    let rows = try Row.fetchAll(database, sql: "SELECT id, opened, read FROM lesson")
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0["id"], .init(opened: $0["opened"], read: $0["read"])) }
    )
  }

  private static func answers(_ database: Database) throws -> [String: LearnerProgress.Answer] {
    // In SQLite, the other columns of a row with min() are those of the row that has the minimum.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT question, min(id), option, isCorrect, given, count(*) AS times
        FROM answer GROUP BY question
        """
    )
    return Dictionary(
      uniqueKeysWithValues: rows.map {
        (
          $0["question"],
          .init(
            option: $0["option"],
            isCorrect: $0["isCorrect"],
            given: $0["given"],
            times: $0["times"]
          )
        )
      }
    )
  }

  private static func exercises(
    _ database: Database
  ) throws -> [String: LearnerProgress.ExerciseProgress] {
    var exercises: [String: LearnerProgress.ExerciseProgress] = [:]
    let attempts = try Row.fetchAll(
      database,
      sql: """
        SELECT exercise, count(*) AS attempts, max(points) AS points,
          min(CASE WHEN passed THEN made END) AS passed
        FROM attempt GROUP BY exercise
        """
    )
    for row in attempts {
      exercises[row["exercise"]] = .init(
        attempts: row["attempts"],
        points: row["points"],
        passed: row["passed"]
      )
    }
    let hints = try Row.fetchAll(
      database,
      sql: "SELECT exercise, count(*) AS hints FROM hint GROUP BY exercise"
    )
    for row in hints { exercises[row["exercise"], default: .init()].hints = row["hints"] }
    return exercises
  }
}
