/// Why an archive, or something in it, is not read.
public enum ArchiveFault: Error, Sendable, Hashable {
  /// It is neither a zip file nor a tar archive.
  case unknownKind
  /// Its bytes contradict each other.
  case damaged(String)
  /// It uses what this reader has no word for, as encryption.
  case unsupported(String)
  /// It is larger than allowed, or unpacks to more.
  case tooLarge(limit: Int)
  /// It holds more entries than allowed.
  case tooManyEntries(limit: Int)
}

extension ArchiveFault: CustomStringConvertible {
  /// What is wrong, without a full stop.
  public var description: String {
    switch self {
    case .unknownKind: "it is neither a zip file nor a tar archive"
    case .damaged(let what): "it is damaged: \(what)"
    case .unsupported(let what): "it uses \(what), which is not read"
    case .tooLarge(let limit):
      "it unpacks to more than \(limit >> 20 > 0 ? "\(limit >> 20) MB" : "\(limit >> 10) KB")"
    case .tooManyEntries(let limit): "it holds more than \(limit) entries"
    }
  }
}
