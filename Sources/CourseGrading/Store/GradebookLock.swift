import Foundation

/// The right to grade into a folder, which one program has at a time.
///
/// The system gives it back when a program ends, however it ends.
public final class GradebookLock: Sendable {
  private let file: Int32

  /// Takes the lock.
  ///
  /// - Parameter folder: the folder of the gradebook, which must exist.
  /// - Throws: ``GradingError/inUse(path:)`` where another program grades into it.
  public init(folder: String) throws(GradingError) {
    file = open(folder + "/gradebook.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw .notWritable(path: folder, reason: String(cString: strerror(errno)))
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw .inUse(path: folder)
    }
  }

  deinit { close(file) }
}
