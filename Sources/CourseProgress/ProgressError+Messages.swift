extension ProgressError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .notWritable(let path, let reason):
      "Progress cannot be kept in \(path): \(reason). Make the folder writable to keep it."
    case .newer(let path):
      "\(path) was written by a newer version of the course. "
        + "Update the course, or move the file away to begin anew."
    case .damaged(let path, let reason):
      "\(path) is damaged: \(reason). Move it away to begin anew."
    case .failed(let path, let reason):
      "Progress cannot be kept in \(path): \(reason). "
        + "Check the free space, and that no other program holds the file."
    }
  }
}

extension ProgressStore.Notice: CustomStringConvertible {
  /// One sentence on what happened and one on what it means.
  public var description: String {
    switch self {
    case .movedAside(let path, let reason):
      "The record of your progress was damaged (\(reason)). "
        + "It is kept as \(path); a new record begins now."
    case .notKept(let error):
      "\(error) Until then, what you do is forgotten when the course ends."
    }
  }
}
