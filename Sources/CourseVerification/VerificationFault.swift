import CourseModel

/// Something that proving a course brought to light.
///
/// A fault is a case with its facts; `…+Messages.swift` beside it finds the words.
protocol VerificationFault {
  /// A stable name for the kind of fault, as in `weak-checks`.
  var identifier: String { get }
  /// One sentence: what is wrong.
  var summary: String { get }
  /// One sentence: what the author can do.
  var solution: String { get }
}

extension VerificationFault {
  /// The fault at its place.
  func diagnostic(at range: SourceRange, notes: [String] = []) -> Diagnostic {
    Diagnostic(
      at: range,
      identifier: identifier,
      summary: summary,
      solution: solution,
      notes: notes
    )
  }
}
