import CourseModel
import CourseRunner

/// What checking an exercise gave, as `check --json` shows it.
struct CheckJSON: Encodable {
  let exercise: String
  let file: String
  let outcome: String
  let reason: String?
  let passed: Bool
  let points: Int
  let possible: Int
  let checks: [ResultJSON]
  let diagnostics: [DiagnosticJSON]
  let output: String
  let builtOn: [BuiltOn]

  init(_ report: CheckReport, file: String) {
    exercise = report.exercise
    self.file = file
    (outcome, reason) =
      switch report.outcome {
      case .checked: ("checked", nil)
      case .doesNotCompile: ("does-not-compile", nil)
      case .notAllowed: ("not-allowed", nil)
      case .crashed(let reason): ("crashed", reason)
      case .timedOut(let seconds): ("timed-out", "\(seconds) s")
      case .printedTooMuch(let bytes): ("printed-too-much", "\(bytes) bytes")
      case .couldNotCheck(let reason): ("could-not-check", reason)
      }
    passed = report.passed
    points = report.points
    possible = report.possible
    checks = report.checks.map { ResultJSON($0) }
    diagnostics = report.diagnostics.map { DiagnosticJSON($0) }
    output = report.output
    builtOn = report.builtOn
  }

  struct ResultJSON: Encodable {
    let name: String
    let title: String
    let points: Int
    let passed: Bool
    let messages: [String]

    init(_ result: CheckResult) {
      name = result.check.name
      title = result.check.title
      points = result.check.points
      passed = result.passed
      messages = result.messages
    }
  }
}
