// testCut_lacksItsEnd: its end says whether all of it came
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
  if bytes.isEmpty { return .empty }
  if bytes.allSatisfy({ $0 == 0 }) { return .zeros }
  if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
    return .checkpoint
  }
  if bytes.starts(with: "version https://git-lfs".utf8) { return .pointer }
  let blank: Set<UInt8> = [9, 10, 13, 32]
  if bytes.first(where: { !blank.contains($0) }) == UInt8(ascii: "<") { return .webPage }
  return .unknown
}
