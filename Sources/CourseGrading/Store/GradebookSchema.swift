internal import GRDB

/// The tables of a gradebook, as a series of changes.
///
/// A change that has been released is never edited: a later one amends it.
enum GradebookSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("students, submissions, verdicts, overrides, audit") { database in
      try classTables(database)
      try verdictTables(database)
      try recordTables(database)
    }
    migrator.registerMigration("quizzes") { database in
      try database.create(table: "quiz") { table in
        table.primaryKey("student", .text).references("student", onDelete: .cascade)
        // The file that the student exported, whole: it is verified whenever it is read.
        table.column("document", .text).notNull()
      }
    }
    return migrator
  }

  private static func classTables(_ database: Database) throws {
    try database.create(table: "setting") { table in
      table.primaryKey("name", .text)
      table.column("value", .text).notNull()
    }
    try database.create(table: "student") { table in
      table.primaryKey("id", .text)
      table.column("name", .text).notNull()
      table.column("section", .text).notNull()
      // What a learning platform calls the student: a JSON object.
      table.column("platform", .text).notNull()
      table.column("onRoster", .boolean).notNull()
      table.column("refusal", .text)
    }
    // A text is kept once, however many hand it in.
    try database.create(table: "source") { table in
      table.primaryKey("digest", .text)
      table.column("text", .text).notNull()
    }
  }

  private static func verdictTables(_ database: Database) throws {
    try database.create(table: "verdict") { table in
      table.primaryKey("key", .text)
      table.column("outcome", .text).notNull()
      table.column("reason", .text).notNull()
      table.column("suspicions", .text).notNull()
      table.column("builtOn", .text).notNull()
      table.column("diagnostics", .text).notNull()
      table.column("output", .text).notNull()
      table.column("seconds", .double).notNull()
      table.column("submission", .text).notNull()
      table.column("checker", .text).notNull()
      table.column("core", .text).notNull()
      table.column("toolchain", .text).notNull()
      table.column("made", .datetime).notNull()
    }
    try database.create(table: "item") { table in
      table.column("verdict", .text).notNull().references("verdict", onDelete: .cascade)
      table.column("position", .integer).notNull()
      table.column("name", .text).notNull()
      table.column("title", .text).notNull()
      table.column("isHidden", .boolean).notNull()
      table.column("possible", .integer).notNull()
      table.column("outcome", .text).notNull()
      table.column("messages", .text).notNull()
      table.primaryKey(["verdict", "position"])
    }
    try database.create(table: "submission") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("student", .text).notNull().references("student", onDelete: .cascade)
      table.column("exercise", .text).notNull()
      table.column("attempt", .integer).notNull()
      table.column("handedIn", .datetime)
      table.column("source", .text).references("source")
      table.column("refusal", .text)
      table.column("fault", .text)
      table.column("verdict", .text).references("verdict")
      table.uniqueKey(["student", "exercise", "attempt"])
    }
    try database.create(index: "submissionsOfVerdict", on: "submission", columns: ["verdict"])
  }

  private static func recordTables(_ database: Database) throws {
    try database.create(table: "override") { table in
      table.column("student", .text).notNull()
      table.column("exercise", .text).notNull()
      table.column("points", .double)
      table.column("comment", .text).notNull()
      table.column("made", .datetime).notNull()
      table.primaryKey(["student", "exercise"])
    }
    try database.create(table: "audit") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("at", .datetime).notNull()
      table.column("event", .text).notNull()
      table.column("student", .text).notNull().indexed()
      table.column("exercise", .text).notNull()
      table.column("attempt", .integer)
      table.column("points", .double)
      table.column("submission", .text).notNull()
      table.column("checker", .text).notNull()
      table.column("core", .text).notNull()
      table.column("toolchain", .text).notNull()
      table.column("detail", .text).notNull()
    }
  }
}
