import CourseModel
import CourseRunner
import Foundation
internal import GRDB

extension GradebookStore {
  /// Takes in what a student has handed in.
  ///
  /// What is known already keeps its verdict, and the earliest of its times, since a copy can only be
  /// later; what has changed loses its verdict, and so does what builds on it.
  func takeIn(_ handin: Handin, exercises: [Exercise]) throws(GradingError) {
    let building = exercises.filter { $0.buildsOn != nil }.map(\.id)
    try write { database in
      try Self.put(handin.student, refusal: handin.refusal, forgets: true, database)
      if let quiz = handin.quiz { try Self.put(quiz: quiz, of: handin.student.id, database) }
      var changed = false
      for file in handin.files {
        if try Self.put(file, of: handin.student.id, database) { changed = true }
      }
      guard changed else { return }
      for exercise in building {
        try database.execute(
          sql: "UPDATE submission SET verdict = NULL WHERE student = ? AND exercise = ?",
          arguments: [handin.student.id, exercise]
        )
      }
    }
  }

  /// Adds a student; of one who is known, what a roster told is kept.
  private static func put(
    _ student: Student,
    refusal: Refusal?,
    forgets: Bool = false,
    _ database: Database
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO student (id, name, section, platform, onRoster, refusal)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET platform = json_patch(excluded.platform, platform),
          refusal = coalesce(excluded.refusal, \(forgets ? "NULL" : "refusal"))
        """,
      arguments: [
        student.id, student.name, student.section, ColumnJSON.text(student.platform),
        student.onRoster, refusal?.description,
      ]
    )
  }

  /// - Returns: whether the file is new or another.
  private static func put(
    _ file: Handin.File,
    of student: String,
    _ database: Database
  ) throws -> Bool {
    var source: String?
    var refusal: String?
    switch file.content {
    case .refused(let reason): refusal = reason.description
    case .text(let text):
      var digest = Digest()
      digest.add(text)
      let name = digest.finish()
      source = name
      try database.execute(
        sql: "INSERT OR IGNORE INTO source (digest, text) VALUES (?, ?)",
        arguments: [name, text]
      )
    }
    let key: StatementArguments = [student, file.exercise, file.attempt]
    let known = try Row.fetchOne(
      database,
      sql: """
        SELECT source, refusal, handedIn FROM submission
        WHERE student = ? AND exercise = ? AND attempt = ?
        """,
      arguments: key
    )
    if let known, known["source"] == source, known["refusal"] == refusal {
      try date(key, known["handedIn"], file.time, database)
      return false
    }
    try database.execute(
      sql: """
        INSERT INTO submission (student, exercise, attempt, handedIn, source, refusal)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (student, exercise, attempt) DO UPDATE SET handedIn = excluded.handedIn,
          source = excluded.source, refusal = excluded.refusal, verdict = NULL, fault = NULL
        """,
      arguments: key + [file.time, source, refusal]
    )
    let event: AuditEntry.Event =
      refusal != nil ? .refused : known == nil ? .handedIn : .handedInAgain
    try AuditEntry(
      event: event,
      student: student,
      exercise: file.exercise,
      attempt: file.attempt,
      submission: source ?? "",
      detail: refusal ?? ""
    ).insert(database)
    return true
  }

  /// Dates a submission that is known, where it turns out to be older.
  private static func date(
    _ key: StatementArguments,
    _ known: Date?,
    _ time: Date?,
    _ database: Database
  ) throws {
    guard let known, let time, time < known else { return }
    try database.execute(
      sql: """
        UPDATE submission SET handedIn = ? WHERE student = ? AND exercise = ? AND attempt = ?
        """,
      arguments: [time] + key
    )
  }

  /// Adds students of whom nothing is known yet, and tells the others' names and sections.
  func takeIn(_ roster: Roster) throws(GradingError) {
    let known = try students()
    try write { database in
      var found: Set<String> = []
      for student in known {
        guard let entry = roster.entry(of: student) else {
          try database.execute(
            sql: "UPDATE student SET onRoster = 0 WHERE id = ?",
            arguments: [student.id]
          )
          continue
        }
        found.insert(entry.student.id)
        try database.execute(
          sql: """
            UPDATE student SET name = ?, section = ?, platform = ?, onRoster = 1 WHERE id = ?
            """,
          arguments: [
            entry.student.name, entry.student.section,
            ColumnJSON.text(student.platform.merging(entry.fields) { $1 }), student.id,
          ]
        )
      }
      for entry in roster.entries where !found.contains(entry.student.id) {
        try Self.put(entry.student, refusal: nil, database)
      }
      try Self.joinTwins(database)
    }
  }

  /// Takes out students of whom only a roster knows, where their work has come under another name.
  static func joinTwins(_ database: Database) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT *, refusal IS NULL AND id NOT IN (SELECT student FROM submission)
          AND id NOT IN (SELECT student FROM quiz) AS isAbsent
        FROM student ORDER BY id
        """
    )
    let present = rows.filter { !$0["isAbsent"] }.map { Student($0) }
    for student in rows.filter({ $0["isAbsent"] }).map({ Student($0) }) {
      let twins = present.filter { other in
        student.platform.allSatisfy { other.platform[$0.key] == $0.value }
      }
      guard !student.platform.isEmpty, twins.count == 1 else { continue }
      try database.execute(
        sql: "UPDATE OR IGNORE override SET student = ? WHERE student = ?",
        arguments: [twins[0].id, student.id]
      )
      try database.execute(sql: "DELETE FROM student WHERE id = ?", arguments: [student.id])
    }
  }

  /// Everybody, in order of their names.
  ///
  /// - Throws: ``GradingError``.
  public func students() throws(GradingError) -> [Student] {
    try read { database in
      try Row.fetchAll(database, sql: Student.inOrder).map { Student($0) }
    }
  }
}

extension Student {
  /// Selects everybody, in order of their names.
  static let inOrder = "SELECT * FROM student ORDER BY name COLLATE NOCASE, id"

  /// Reads a row of the table.
  init(_ row: Row) {
    self.init(
      id: row["id"],
      name: row["name"],
      section: row["section"],
      platform: ColumnJSON.value([String: String].self, row["platform"]) ?? [:],
      onRoster: row["onRoster"]
    )
  }
}
