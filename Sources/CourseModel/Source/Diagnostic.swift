/// One problem in a course's content, at its place, with what to do about it.
///
/// Printed as `Lessons/03-loading.md:42:7: error: …`.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// How bad it is: an error stops the course, a warning does not.
  public enum Severity: String, Sendable, Codable { case error, warning, note }

  /// How bad it is.
  public var severity: Severity
  /// Where it is.
  public var range: SourceRange
  /// A stable name for the kind of problem, as in `unknown-exercise`.
  public var identifier: String
  /// One sentence: what is wrong.
  public var summary: String
  /// One sentence: what the author can do.
  public var solution: String?
  /// Further places or facts, printed below.
  public var notes: [String]

  /// Describes a problem.
  public init(
    _ severity: Severity = .error,
    at range: SourceRange,
    identifier: String,
    summary: String,
    solution: String? = nil,
    notes: [String] = []
  ) {
    self.severity = severity
    self.range = range
    self.identifier = identifier
    self.summary = summary
    self.solution = solution
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: severity: summary`, then the solution and the notes, indented.
  public var description: String {
    let place = "\(range.file):\(range.start.line):\(range.start.column)"
    let lines = ["\(place): \(severity.rawValue): \(summary)"]
    return (lines + ([solution].compactMap(\.self) + notes).map { "  " + $0 })
      .joined(separator: "\n")
  }
}
