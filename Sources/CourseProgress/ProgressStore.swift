import Foundation
internal import GRDB

/// The record of what a learner has done: a small database in the course's folder.
///
/// Everything is written at once and survives the end of the process at any moment. Two programs may
/// use it at the same time.
public struct ProgressStore: Sendable {
  let database: DatabaseQueue
  let path: String

  /// What the learner should know about the record.
  public enum Notice: Sendable, Hashable {
    /// It was damaged and has been moved to `path`; a new one has begun.
    case movedAside(path: String, reason: String)
    /// It cannot be written, so it lives in memory and is lost at the end.
    case notKept(because: ProgressError)
  }

  /// Opens the record of the course in `root`, or begins one.
  ///
  /// - Parameter root: The course's folder; the record is `.course/progress.sqlite` in it.
  /// - Throws: ``ProgressError``, after which nothing has been changed.
  public init(root: String) throws(ProgressError) {
    let folder = root + "/.course"
    path = folder + "/progress.sqlite"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder, reason: "the folder cannot be made")
    }
    // Two programs may begin the same record at once: the later one finds it begun.
    let lock = FileLock(folder + "/progress.lock")
    defer { lock.release() }
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw ProgressError(error, path: path)
    }
    try migrate()
  }

  /// Begins a record that is kept nowhere.
  init() throws(ProgressError) {
    path = ":memory:"
    do {
      database = try DatabaseQueue()
    } catch {
      throw ProgressError(error, path: path)
    }
    try migrate()
  }

  private func migrate() throws(ProgressError) {
    let schema = Schema.migrator
    do {
      if try database.read({ try schema.hasBeenSuperseded($0) }) {
        throw ProgressError.newer(path: path)
      }
      try schema.migrate(database)
    } catch let error as ProgressError {
      throw error
    } catch {
      throw ProgressError(error, path: path)
    }
  }

  func write(_ change: (Database) throws -> Void) throws(ProgressError) {
    do {
      try database.write(change)
    } catch {
      throw ProgressError(error, path: path)
    }
  }
}

extension ProgressError {
  /// Names what a database's error means for the learner.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "SQLite's error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .notWritable(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
