internal import GRDB

/// The tables of the record, as a series of changes.
///
/// A change that has been released is never edited: a later one amends it.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("lessons, answers, attempts, hints") { database in
      try database.create(table: "lesson") { table in
        table.primaryKey("id", .text)
        table.column("opened", .datetime).notNull()
        table.column("read", .datetime)
      }
      try database.create(table: "answer") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("question", .text).notNull().indexed()
        table.column("option", .integer).notNull()
        table.column("isCorrect", .boolean).notNull()
        table.column("given", .datetime).notNull()
      }
      try database.create(table: "attempt") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("exercise", .text).notNull().indexed()
        table.column("points", .integer).notNull()
        table.column("passed", .boolean).notNull()
        table.column("made", .datetime).notNull()
      }
      try database.create(table: "hint") { table in
        table.column("exercise", .text).notNull()
        table.column("number", .integer).notNull()
        table.column("shown", .datetime).notNull()
        table.primaryKey(["exercise", "number"])
      }
    }
    migrator.registerMigration("confidence and cards") { database in
      try database.alter(table: "answer") { table in
        table.add(column: "confidence", .integer)
      }
      try database.create(table: "review") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("card", .text).notNull().indexed()
        table.column("knew", .boolean).notNull()
        table.column("given", .datetime).notNull()
      }
    }
    migrator.registerMigration("places and solutions") { database in
      try database.create(table: "place") { table in
        table.primaryKey("lesson", .text)
        table.column("block", .integer).notNull()
      }
      try database.create(table: "solution") { table in
        table.primaryKey("exercise", .text)
        table.column("shown", .datetime).notNull()
      }
    }
    migrator.registerMigration("questions as they were asked") { database in
      try database.alter(table: "answer") { table in
        table.add(column: "asked", .text)
      }
    }
    return migrator
  }
}
