import CourseEvents
import CourseModel
import Foundation

/// Reads what a lesson's program told into what each cell gave.
struct TraceReading {
  var result: ProgramRun
  /// Which throw ended the program, where one did.
  private(set) var uncaughtThrow: Int?
  let trace: LearnerProgram.Trace
  private var output = (stdout: 0, stderr: 0)
  private(set) var current: Int?

  /// Reads a run of a program that was cut before a cell, or ran whole.
  init(_ trace: LearnerProgram.Trace, of source: LessonSource, end: Int?) {
    self.trace = trace
    result = ProgramRun(
      cells: source.cells.map { cell in
        CellRun(
          index: cell.index,
          outcome: cell.mode == .noRun ? .notRun : .notReached,
          standardOutput: "",
          standardError: ""
        )
      },
      proofs: source.proofs.map { _ in .init() },
      faults: []
    )
    let positions = Dictionary(
      source.proofs.enumerated().map { (Key(question: $1.question, option: $1.option), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for event in trace.events { read(event, source: source, proofs: positions) }
    if !trace.isComplete || current != nil || trace.ending == .timedOut { readEnding(source) }
  }

  private struct Key: Hashable {
    var question: String
    var option: Int
  }

  private mutating func read(_ event: LearnerEvent, source: LessonSource, proofs: [Key: Int]) {
    switch event {
    case .began(let stdout, let stderr):
      output = (stdout, stderr)
    case .cellStarted(let index), .cellFinished(let index, _, _), .cellThrew(let index, _, _, _):
      // A cell can call what the program around it calls.
      if result.cells.indices.contains(index) { readProgress(event, of: index, source: source) }
    case .uncaught(let message, let count):
      guard let current else { return }
      take(current, .completed, until: nil)
      fail(current, .threw, message)
      uncaughtThrow = count
      self.current = nil
    case .proof(let question, let option, let holds):
      if let index = proofs[Key(question: question, option: option)] {
        result.proofs[index].holds = holds
      }
    case .proofThrew(let question, let option, let message):
      if let index = proofs[Key(question: question, option: option)] {
        result.proofs[index].message = "it threw: " + message
      }
    default:
      break
    }
  }

  private mutating func readProgress(_ event: LearnerEvent, of index: Int, source: LessonSource) {
    switch event {
    case .cellStarted:
      closeCurrent(unless: index, until: nil)
      current = index
    case .cellFinished(_, let stdout, let stderr):
      closeCurrent(unless: index, until: (stdout, stderr))
      guard current == index else { return }
      take(index, .completed, until: (stdout, stderr))
      if source.cells[index].mode == .error {
        fail(index, .didNotThrow, "The cell is marked `error` and did not throw.")
      }
    case .cellThrew(_, let message, let stdout, let stderr):
      closeCurrent(unless: index, until: (stdout, stderr))
      guard current == index else { return }
      take(index, .threw(message: message), until: (stdout, stderr))
    default:
      break
    }
  }

  /// Ends the current cell where the program has gone on to another without ending it: something
  /// that the cell opened took its end in.
  private mutating func closeCurrent(unless next: Int, until end: (stdout: Int, stderr: Int)?) {
    guard let index = current, index != next else { return }
    if let end { take(index, .completed, until: end) }
    fail(
      index,
      .unclosed,
      "The cell opens what only a later cell closes, and so swallows what stands between."
    )
    current = nil
  }

  /// Gives a cell what was printed since the cell before.
  mutating func take(
    _ index: Int,
    _ outcome: CellRun.Outcome,
    until end: (stdout: Int, stderr: Int)?
  ) {
    let limit = 256 << 10
    let last = end ?? (trace.standardOutput.count, trace.standardError.count)
    result.cells[index].outcome = outcome
    result.cells[index].standardOutput =
      trace.standardOutput.text(from: output.stdout, to: last.stdout, limit: limit)
    result.cells[index].standardError =
      trace.standardError.text(from: output.stderr, to: last.stderr, limit: limit)
    output = last
    if end != nil { current = nil }
  }

  /// Puts the place of an uncaught error, found by a second run, into its fault.
  mutating func locateThrow(_ frames: [Backtrace.Frame]) {
    guard let index = result.faults.lastIndex(where: { $0.kind == .threw }) else { return }
    let file = LessonSource.file(ofCell: result.faults[index].cell)
    // The outermost frame is the cell's own `try`.
    guard let place = frames.last(where: { $0.file == file }) else { return }
    result.faults[index].line = place.line
    result.faults[index].column = place.column
  }

  mutating func fail(
    _ cell: Int,
    _ kind: ProgramRun.Fault.Kind,
    _ message: String,
    at place: Backtrace.Frame? = nil
  ) {
    let origin = place.flatMap { frame in
      result.cells.first { LessonSource.file(ofCell: $0.index) == frame.file }
    }
    result.cells[cell].outcome = .failed(message: message)
    result.cells[cell].standardError = CrashText.withoutNotice(result.cells[cell].standardError)
    var fault = ProgramRun.Fault(
      kind: kind,
      cell: origin?.index ?? cell,
      line: place?.line ?? 1,
      column: place?.column ?? 1,
      message: message
    )
    let file = LessonSource.file(ofCell: cell)
    if let origin, origin.index != cell, let caller = trace.frames.last(where: { $0.file == file })
    {
      fault.caller = .init(cell: cell, line: caller.line)
    }
    result.faults.append(fault)
  }
}
