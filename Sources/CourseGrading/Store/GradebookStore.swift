import Foundation
internal import GRDB

/// The gradebook of a class: a small database in the folder that grading writes.
///
/// Every verdict is written at once and survives the end of the process at any moment.
public struct GradebookStore: Sendable {
  let database: DatabaseQueue
  /// The database's file.
  public let path: String

  /// The name of the database in its folder.
  public static let fileName = "gradebook.sqlite"

  /// Opens the gradebook of a folder, or begins one.
  ///
  /// - Parameter folder: the folder that grading writes.
  /// - Throws: ``GradingError``, after which nothing has been changed.
  public init(folder: String) throws(GradingError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder, reason: "the folder cannot be made")
    }
    try self.init(path: folder + "/" + Self.fileName)
  }

  /// Opens a gradebook that is there.
  ///
  /// - Parameter folder: the folder that grading wrote, or the database in it.
  /// - Returns: the gradebook.
  /// - Throws: ``GradingError/noGradebook(path:)`` where nothing has been graded into it.
  public static func existing(_ folder: String) throws(GradingError) -> GradebookStore {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw .noGradebook(path: folder)
    }
    let path = isFolder.boolValue ? folder + "/" + fileName : folder
    guard FileManager.default.fileExists(atPath: path) else { throw .noGradebook(path: folder) }
    return try GradebookStore(path: path)
  }

  init(path: String) throws(GradingError) {
    self.path = path
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    let schema = GradebookSchema.migrator
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      if try database.read({ try schema.hasBeenSuperseded($0) }) {
        throw GradingError.newerGradebook(path: path)
      }
      try schema.migrate(database)
    } catch {
      throw GradingError(error, path: path)
    }
  }

  func write<Value>(_ change: (Database) throws -> Value) throws(GradingError) -> Value {
    do {
      return try database.write(change)
    } catch {
      throw GradingError(error, path: path)
    }
  }

  func read<Value>(_ look: (Database) throws -> Value) throws(GradingError) -> Value {
    do {
      return try database.read(look)
    } catch {
      throw GradingError(error, path: path)
    }
  }

  /// A setting, or `nil` where there is none of this name.
  func setting(_ name: String) throws(GradingError) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: "SELECT value FROM setting WHERE name = ?",
        arguments: [name]
      )
    }
  }

  /// A setting that is made up the first time it is asked for, and then stays.
  func setting(_ name: String, default value: String) throws(GradingError) -> String {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO setting (name, value) VALUES (?, ?)",
        arguments: [name, value]
      )
      return try String.fetchOne(
        database,
        sql: "SELECT value FROM setting WHERE name = ?",
        arguments: [name]
      ) ?? value
    }
  }
}

extension GradingError {
  /// Names what a database's error means for a teacher.
  init(_ error: any Error, path: String) {
    if let error = error as? GradingError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .gradebookFailed(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "SQLite's error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damagedGradebook(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .notWritable(path: path, reason: reason)
    default: self = .gradebookFailed(path: path, reason: reason)
    }
  }
}

/// Values that a column holds as JSON.
enum ColumnJSON {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
