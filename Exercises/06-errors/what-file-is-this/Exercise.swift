/// What a file that should be a checkpoint turns out to be.
public enum FileKind: Equatable {
  /// An archive with a beginning and an end.
  case checkpoint
  /// An archive whose end is missing.
  case cutShort
  /// HTML: a server's page instead of the file.
  case webPage
  /// What Git leaves where `git lfs` is not installed.
  case pointer
  /// Nothing but zeros: space was reserved, and the content never came.
  case zeros
  /// Not one byte.
  case empty
  /// None of these.
  case unknown
}

/// Tells from a file's bytes what it is.
func kind(of bytes: [UInt8]) -> FileKind {
  // TODO: look at the first bytes, and where it matters at the last ones.
  .unknown
}
