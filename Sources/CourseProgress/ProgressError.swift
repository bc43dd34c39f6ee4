/// Why progress cannot be kept.
public enum ProgressError: Error, Sendable, Hashable {
  /// The folder or the file cannot be made or written.
  case notWritable(path: String, reason: String)
  /// A newer version of the course has written the file; this one would spoil it.
  case newer(path: String)
  /// The file is no database, or a damaged one.
  case damaged(path: String, reason: String)
  /// The database refused: the disk is full, another program holds it, and the like.
  case failed(path: String, reason: String)
}
