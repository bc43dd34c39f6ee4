public import Foundation

extension ProgressStore {
  /// Opens the record whatever its state: a damaged one is moved aside, and where none can be written
  /// one in memory takes its place.
  ///
  /// - Parameters:
  ///   - root: The course's folder.
  ///   - now: The time that names what is moved aside.
  /// - Returns: The record, and what the learner should know about it.
  /// - Throws: ``ProgressError/newer(path:)``, and what even a record in memory can meet.
  public static func open(
    root: String,
    now: Date = .now
  ) throws(ProgressError) -> (store: ProgressStore, notice: Notice?) {
    do {
      return (try ProgressStore(root: root), nil)
    } catch .damaged(let path, let reason) {
      let aside = try moveAside(path, now: now)
      return (try ProgressStore(root: root), .movedAside(path: aside, reason: reason))
    } catch .newer(let path) {
      throw .newer(path: path)
    } catch {
      // No right to write, no space left, or held by another program: the course can be taken.
      return (try ProgressStore(), .notKept(because: error))
    }
  }

  /// Renames the database and what SQLite keeps beside it, so that nothing is lost.
  private static func moveAside(_ path: String, now: Date) throws(ProgressError) -> String {
    let aside = "\(path).damaged-\(Int(now.timeIntervalSince1970))"
    do {
      try FileManager.default.moveItem(atPath: path, toPath: aside)
    } catch {
      throw .notWritable(path: path, reason: "it is damaged and cannot be renamed")
    }
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      try? FileManager.default.moveItem(atPath: path + suffix, toPath: aside + suffix)
    }
    return aside
  }
}
