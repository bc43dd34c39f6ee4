import Glibc

/// What tells, without reading it, whether a file is still the one that was read.
struct Stamp: Sendable, Hashable, Codable {
  var size: Int
  var seconds: Int
  var nanoseconds: Int

  /// - Returns: `nil` for anything but a regular file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
