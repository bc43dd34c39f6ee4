import CourseRunner
import Foundation
internal import GRDB

extension GradebookStore {
  /// Takes in the gradebook of another machine, which graded a part of the class.
  ///
  /// What both have stays as it is here; a submission that has its verdict only there gets it. So do
  /// choices: the policy by which the class is graded, that quizzes count, that there is a key.
  /// - Parameter folder: the other gradebook's folder, or the database in it.
  /// - Returns: how many submissions came along or got their verdict.
  /// - Throws: ``GradingError``.
  @discardableResult
  public func merge(_ folder: String) throws(GradingError) -> Int {
    // Opening brings an older one up to date.
    let other = try GradebookStore.existing(folder)
    do {
      try other.database.close()
      return try database.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other.path])
        defer { try? database.execute(sql: "DETACH DATABASE other") }
        var count = 0
        try database.inTransaction {
          try database.execute(
            sql: """
              INSERT INTO student SELECT * FROM other.student WHERE 1
              ON CONFLICT (id) DO UPDATE SET refusal = coalesce(refusal, excluded.refusal),
                platform = json_patch(excluded.platform, platform)
              """
          )
          for table in ["source", "verdict", "item", "quiz", "setting"] {
            try database.execute(sql: "INSERT OR IGNORE INTO \(table) SELECT * FROM other.\(table)")
          }
          try database.execute(
            sql: """
              INSERT OR IGNORE INTO override SELECT * FROM other.override;
              """
          )
          try database.execute(
            sql: """
              INSERT INTO submission (student, exercise, attempt, handedIn, source, refusal, fault, verdict)
              SELECT student, exercise, attempt, handedIn, source, refusal, fault, verdict
              FROM other.submission WHERE 1
              ON CONFLICT (student, exercise, attempt) DO UPDATE
              SET verdict = excluded.verdict, fault = NULL
              WHERE submission.verdict IS NULL AND excluded.verdict IS NOT NULL
                AND submission.source IS excluded.source
              """
          )
          count = database.changesCount
          try database.execute(
            sql: """
              INSERT INTO audit (at, event, student, exercise, attempt, points, submission, checker, core,
                toolchain, detail)
              SELECT at, event, student, exercise, attempt, points, submission, checker, core, toolchain,
                detail
              FROM other.audit AS theirs WHERE NOT EXISTS (
                SELECT 1 FROM audit AS ours WHERE ours.at = theirs.at AND ours.event = theirs.event
                  AND ours.student = theirs.student AND ours.exercise = theirs.exercise
                  AND ours.attempt IS theirs.attempt)
              ORDER BY theirs.id
              """
          )
          try Self.joinTwins(database)
          return .commit
        }
        return count
      }
    } catch {
      throw GradingError(error, path: other.path)
    }
  }

  /// A hash of everything that marks depend on: equal gradebooks have equal ones, whenever and in whatever
  /// order their verdicts were made.
  ///
  /// - Throws: ``GradingError``.
  public func fingerprint() throws(GradingError) -> String {
    let lines = try read { database in
      try [
        "SELECT * FROM student ORDER BY id",
        "SELECT digest FROM source ORDER BY digest",
        """
        SELECT student, exercise, attempt, source, refusal, fault, verdict FROM submission
        ORDER BY student, exercise, attempt
        """,
        """
        SELECT key, outcome, reason, suspicions, builtOn, submission, checker, core, toolchain
        FROM verdict ORDER BY key
        """,
        "SELECT * FROM item ORDER BY verdict, position",
        "SELECT student, exercise, points, comment FROM override ORDER BY student, exercise",
        """
        SELECT event, student, exercise, attempt, points, submission, checker, detail FROM audit
        ORDER BY student, exercise, attempt, event, submission
        """,
      ].flatMap { try Row.fetchAll(database, sql: $0).map(\.description) }
    }
    var digest = Digest()
    for line in lines { digest.add(line) }
    return digest.finish()
  }
}
