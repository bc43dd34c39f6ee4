extension Exercise {
  /// A plausible mistake: a file of `WrongAnswers`, whose first line says what it must be told.
  public struct WrongAnswer: Sendable, Hashable, Codable {
    /// The file, relative to the course's folder.
    public var file: String
    /// The check that it fails, by the test method's name.
    public var check: String
    /// Words of the sentence that the check must answer.
    public var words: String

    /// Names a mistake.
    public init(file: String, check: String, words: String) {
      self.file = file
      self.check = check
      self.words = words
    }

    /// The file's name without `.swift`, as in `forgets-the-load`.
    public var name: String {
      let name = file.split(separator: "/").last ?? ""
      return String(name.hasSuffix(".swift") ? name.dropLast(6) : name)
    }
  }

  /// A change of the solution that no check can find, since it changes nothing that can be seen.
  public struct EquivalentMutant: Sendable, Hashable, Codable {
    /// The changed line, as `course verify` shows it.
    public var line: String
    /// Why nobody can tell the difference.
    public var reason: String
    /// Where it is excused.
    public var range: SourceRange

    /// Excuses a change.
    public init(line: String, reason: String, range: SourceRange) {
      self.line = line
      self.reason = reason
      self.range = range
    }
  }
}
