import Foundation

/// The right to work on something alone, among all programs that ask for it by the same file.
///
/// The system gives it back when a program ends, however it ends.
struct FileLock {
  private let file: Int32

  /// Waits for the lock; where the file cannot be made, there is nobody to wait for.
  init(_ path: String) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    while file >= 0, flock(file, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Lets the next one in.
  func release() {
    if file >= 0 { close(file) }
  }
}
