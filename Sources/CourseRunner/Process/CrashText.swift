/// What a crashing program writes on its error stream.
enum CrashText {
  /// The message of the fault: `Fatal error: …` without the file and line before it.
  static func message(in standardError: String) -> String? {
    for line in standardError.split(separator: "\n").reversed() {
      for mark in ["Fatal error: ", "Precondition failed: ", "Assertion failed: "] {
        guard let found = line.firstRange(of: mark) else { continue }
        return String(line[found.lowerBound...])
      }
    }
    return nil
  }

  /// The text without the backtracer's notice, and without the addresses that the runtime prints where
  /// there is no backtracer.
  static func withoutNotice(_ standardError: String) -> String {
    for mark in ["\n*** Signal ", "\nCurrent stack trace:\n"] {
      guard let notice = standardError.firstRange(of: mark) else { continue }
      return String(standardError[..<notice.lowerBound])
    }
    return standardError
  }
}
