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
          exercises: try Self.exercises(database),
          reviews: try Self.reviews(database)
        )
      }
    } catch {
      throw ProgressError(error, path: path)
    }
  }

  /// Where the learner stopped reading, by lesson: the number of a block.
  public func places() throws(ProgressError) -> [String: Int] {
    do {
      return try database.read { database in
        let rows = try Row.fetchAll(database, sql: "SELECT lesson, block FROM place")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["lesson"], $0["block"]) })
      }
    } catch {
      throw ProgressError(error, path: path)
    }
  }

  /// A number that is another one once another program has written to the record; `nil` where it cannot
  /// be read.
  public func foreignVersion() -> Int? {
    try? database.read { try Int.fetchOne($0, sql: "PRAGMA data_version") }
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
        SELECT question, min(id), option, isCorrect, given, confidence, count(*) AS times
        FROM answer GROUP BY question
        """
    )
    let last = try Row.fetchAll(
      database,
      sql: "SELECT question, max(id), isCorrect, given FROM answer GROUP BY question"
    )
    let reviews = Dictionary(
      uniqueKeysWithValues: last.map {
        ($0["question"] as String, Review(knew: $0["isCorrect"], given: $0["given"]))
      }
    )
    var answers: [String: LearnerProgress.Answer] = [:]
    for row in rows {
      let question: String = row["question"]
      answers[question] = LearnerProgress.Answer(
        option: row["option"],
        isCorrect: row["isCorrect"],
        given: row["given"],
        times: row["times"],
        confidence: row["confidence"],
        last: reviews[question]
      )
    }
    return answers
  }

  private typealias Review = LearnerProgress.Review

  private static func reviews(_ database: Database) throws -> [String: LearnerProgress.Review] {
    // What was recorded last counts, whatever the clock said.
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT card, max(id), knew, given FROM review GROUP BY card"
    )
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0["card"], Review(knew: $0["knew"], given: $0["given"])) }
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
    let solutions = try Row.fetchAll(database, sql: "SELECT exercise, shown FROM solution")
    for row in solutions {
      exercises[row["exercise"], default: .init()].solution = row["shown"]
    }
    return exercises
  }
}
