import Foundation
internal import GRDB

extension GradebookStore {
  /// The students' files of answers, by student.
  func quizDocuments() throws(GradingError) -> [String: String] {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT student, document FROM quiz")
      return Dictionary(
        rows.map { ($0["student"] as String, $0["document"] as String) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  static func put(quiz document: String, of student: String, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO quiz (student, document) VALUES (?, ?)
        ON CONFLICT (student) DO UPDATE SET document = excluded.document
        """,
      arguments: [student, document]
    )
  }

  /// How a class answered the quizzes.
  ///
  /// - Parameter quizzes: the course's questions.
  /// - Returns: every question with its options; nothing where nobody handed answers in.
  /// - Throws: ``GradingError``.
  public func questionStatistics(_ quizzes: Quizzes) throws(GradingError) -> [QuestionStatistics] {
    quizzes.statistics(try quizDocuments())
  }
}
