import CourseModel

/// A problem, as `--json` shows it.
struct DiagnosticJSON: Encodable {
  let file: String
  let line: Int
  let column: Int
  let severity: String
  let identifier: String
  let message: String
  let solution: String?
  let notes: [String]

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.range.file
    line = diagnostic.range.start.line
    column = diagnostic.range.start.column
    severity = diagnostic.severity.rawValue
    identifier = diagnostic.identifier
    message = diagnostic.summary
    solution = diagnostic.solution
    notes = diagnostic.notes
  }
}
