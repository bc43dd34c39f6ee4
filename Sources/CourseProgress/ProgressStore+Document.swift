public import CourseModel
public import CourseModes
import Foundation
internal import GRDB

extension ProgressStore {
  /// Everything that was recorded, as the file that terminal, website and grading share.
  ///
  /// What the course no longer asks or offers is in it as well.
  public func document(of course: Course) throws(ProgressError) -> ProgressDocument {
    do {
      return try database.read { try Self.document(of: course, $0) }
    } catch {
      throw ProgressError(error, path: path)
    }
  }

  /// Adds what a file has and this record lacks; what stands in both happened once.
  ///
  /// Nothing is removed: the record is written anew as a whole, or not at all.
  /// - Parameters:
  ///   - other: The file.
  ///   - course: The course whose record this is.
  /// - Returns: The record as it is then.
  /// - Throws: ``ProgressError``, after which nothing has changed.
  @discardableResult
  public func merge(
    _ other: ProgressDocument,
    of course: Course
  ) throws(ProgressError) -> ProgressDocument {
    do {
      return try database.write { database in
        var merged = try Self.document(of: course, database)
        merged.merge(other)
        try Self.replaceAll(with: merged, database)
        return merged
      }
    } catch {
      throw ProgressError(error, path: path)
    }
  }

  private static func document(
    of course: Course,
    _ database: Database
  ) throws -> ProgressDocument {
    let questions = Dictionary(
      course.lessons.flatMap(\.questions).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var document = ProgressDocument(course: course.title)
    for row in try Row.fetchAll(database, sql: "SELECT id, opened, read FROM lesson") {
      document.lessons[row["id"]] = .init(opened: row["opened"], read: row["read"])
    }
    let answers = try Row.fetchAll(
      database,
      sql: "SELECT question, asked, option, isCorrect, confidence, given FROM answer ORDER BY id"
    )
    document.answers = answers.map { row in
      let question: String = row["question"]
      // Older records do not say how it was asked: as it is asked now.
      return .init(
        question: question,
        asked: row["asked"] ?? questions[question]?.fingerprint ?? "",
        option: row["option"],
        correct: row["isCorrect"],
        confidence: row["confidence"],
        given: row["given"]
      )
    }
    let attempts = try Row.fetchAll(
      database,
      sql: "SELECT exercise, points, passed, made FROM attempt ORDER BY id"
    )
    document.attempts = attempts.map {
      .init(exercise: $0["exercise"], points: $0["points"], passed: $0["passed"], made: $0["made"])
    }
    let hints = try Row.fetchAll(database, sql: "SELECT exercise, number, shown FROM hint")
    document.hints = hints.map {
      .init(exercise: $0["exercise"], number: $0["number"] + 1, shown: $0["shown"])
    }
    let solutions = try Row.fetchAll(database, sql: "SELECT exercise, shown FROM solution")
    if !solutions.isEmpty {
      document.solutions = solutions.map { .init(exercise: $0["exercise"], shown: $0["shown"]) }
    }
    let reviews = try Row.fetchAll(
      database,
      sql: "SELECT card, knew, given FROM review ORDER BY id"
    )
    document.reviews = reviews.map {
      .init(card: $0["card"], knew: $0["knew"], given: $0["given"])
    }
    document.seal()
    return document
  }

  private static func replaceAll(with document: ProgressDocument, _ database: Database) throws {
    for table in ["lesson", "answer", "attempt", "hint", "review", "solution"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
    for (id, lesson) in document.lessons {
      try database.execute(
        sql: "INSERT INTO lesson (id, opened, read) VALUES (?, ?, ?)",
        arguments: [id, lesson.opened, lesson.read]
      )
    }
    for answer in document.answers {
      try database.execute(
        sql: """
          INSERT INTO answer (question, asked, option, isCorrect, confidence, given)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          answer.question, answer.asked, answer.option, answer.correct, answer.confidence,
          answer.given,
        ]
      )
    }
    for attempt in document.attempts {
      try database.execute(
        sql: "INSERT INTO attempt (exercise, points, passed, made) VALUES (?, ?, ?, ?)",
        arguments: [attempt.exercise, attempt.points, attempt.passed, attempt.made]
      )
    }
    for hint in document.hints {
      try database.execute(
        sql: "INSERT OR IGNORE INTO hint (exercise, number, shown) VALUES (?, ?, ?)",
        arguments: [hint.exercise, hint.number - 1, hint.shown]
      )
    }
    for solution in document.solutions ?? [] {
      try database.execute(
        sql: "INSERT OR IGNORE INTO solution (exercise, shown) VALUES (?, ?)",
        arguments: [solution.exercise, solution.shown]
      )
    }
    for review in document.reviews {
      try database.execute(
        sql: "INSERT INTO review (card, knew, given) VALUES (?, ?, ?)",
        arguments: [review.card, review.knew, review.given]
      )
    }
  }
}
