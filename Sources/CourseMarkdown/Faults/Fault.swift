import CourseModel

/// Something that is wrong with a course's content.
///
/// A fault is a case with its facts; `…+Messages.swift` beside it finds the words.
protocol Fault {
  /// The words for the author.
  var words: FaultWords { get }
}

/// What an author reads about a fault.
struct FaultWords {
  /// How bad it is.
  var severity = Diagnostic.Severity.error
  /// A stable name for the kind of fault.
  var identifier: String
  /// What is wrong.
  var summary: String
  /// What to do about it.
  var solution: String

  /// Words an error.
  init(
    _ identifier: String,
    _ summary: String,
    _ solution: String,
    severity: Diagnostic.Severity = .error
  ) {
    self.severity = severity
    self.identifier = identifier
    self.summary = summary
    self.solution = solution
  }
}

extension FaultWords {
  /// "Did you mean `x`?" where a known name is near, else the names there are.
  static func offer(_ name: String, among known: [String]) -> String {
    if let nearest = NearestName.of(name, among: known) { return "Did you mean `\(nearest)`?" }
    guard !known.isEmpty else { return "There is none yet." }
    return "Write one of: " + known.map { "`\($0)`" }.joined(separator: ", ") + "."
  }
}

/// What reading a file brings to light beside its content.
struct Findings: Sendable {
  /// What is wrong.
  var diagnostics: [Diagnostic] = []
  /// The destinations of links and images: only the loader sees the files they name.
  var links: [Link] = []

  /// A link or an image.
  struct Link: Equatable, Sendable {
    var destination: String
    var range: SourceRange
  }

  /// Notes a fault.
  mutating func report(_ fault: some Fault, at range: SourceRange) {
    let words = fault.words
    diagnostics.append(
      Diagnostic(
        words.severity,
        at: range,
        identifier: words.identifier,
        summary: words.summary,
        solution: words.solution
      )
    )
  }

  /// Adds what reading another part brought to light, each thing once.
  mutating func addOnce(_ other: Findings) {
    for diagnostic in other.diagnostics where !diagnostics.contains(diagnostic) {
      diagnostics.append(diagnostic)
    }
    for link in other.links where !links.contains(link) { links.append(link) }
  }

  /// Adds what reading another part brought to light.
  mutating func add(_ other: Findings) {
    diagnostics += other.diagnostics
    links += other.links
  }
}
