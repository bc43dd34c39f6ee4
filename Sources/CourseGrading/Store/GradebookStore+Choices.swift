internal import GRDB

extension GradebookStore {
  /// What a teacher chose when the class was graded, and what holds for every later command.
  public enum Choice: String, Sendable {
    /// The policy's file, as an absolute path.
    case policy = "policy-file"
    /// That quizzes count.
    case quizzes = "include-quizzes"
  }

  /// Keeps a choice until another is made.
  ///
  /// - Throws: ``GradingError``.
  public func keep(_ choice: Choice, _ value: String) throws(GradingError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
        arguments: [choice.rawValue, value]
      )
    }
  }

  /// The choice that was made; `nil` where none was.
  ///
  /// - Throws: ``GradingError``.
  public func choice(_ choice: Choice) throws(GradingError) -> String? {
    try setting(choice.rawValue)
  }
}
