import CourseEvents
import CourseModel
import CourseRunner

/// What running a lesson gave, as `run --json` shows it.
struct RunJSON: Encodable {
  let lesson: String
  let passed: Bool
  let cached: Bool
  let cells: [CellJSON]
  let proofs: [ProofRun]
  let cards: [CardRun]
  let cases: [CaseRun]
  let diagnostics: [DiagnosticJSON]

  init(_ run: LessonRun, of lesson: Lesson) {
    self.lesson = run.lesson
    passed = !run.diagnostics.contains { $0.severity == .error }
    cached = run.isCached
    cells = zip(lesson.cells, run.cells).map { CellJSON($0, $1) }
    proofs = run.proofs
    cards = run.cards
    cases = run.cases
    diagnostics = run.diagnostics.map { DiagnosticJSON($0) }
  }

  struct CellJSON: Encodable {
    let index: Int
    let line: Int
    let mode: String
    let outcome: String
    let message: String?
    let stdout: String
    let stderr: String
    let displays: [Display]

    init(_ cell: Cell, _ run: CellRun) {
      index = run.index
      line = cell.firstLine
      mode = cell.mode.rawValue
      (outcome, message) =
        switch run.outcome {
        case .completed: ("completed", nil)
        case .threw(let message): ("threw", message)
        case .failed(let message): ("failed", message)
        case .notReached: ("not-reached", nil)
        case .notRun: ("not-run", nil)
        }
      stdout = run.standardOutput
      stderr = run.standardError
      displays = run.displays
    }
  }
}
