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
      pieces: source.pieces.map { _ in .init() },
      faults: []
    )
    for event in trace.events { read(event, source: source) }
    if !trace.isComplete || current != nil || trace.ending == .timedOut { readEnding(source) }
    if end == nil { failPieces("what stands before it took it in") }
  }

  private mutating func read(_ event: LearnerEvent, source: LessonSource) {
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
    case .displayed(let display):
      if let current { keep(display, of: current) }
    case .proof(let piece, _), .computed(let piece, _), .pieceThrew(let piece, _),
      .attemptStarted(let piece, _, _), .attemptFinished(let piece, _, _),
      .attemptThrew(let piece, _, _, _):
      if result.pieces.indices.contains(piece) { readPiece(event, piece) }
    default:
      break
    }
  }

  /// Keeps a picture that can be shown, and says of any other why it cannot.
  private mutating func keep(_ display: Display, of index: Int) {
    let count = result.cells[index].displays.count
    let fault =
      count < Self.pictures
      ? display.fault
      : .tooLarge(what: "others before it in its cell", count: count, limit: Self.pictures - 1)
    guard let fault else { return result.cells[index].displays.append(display) }
    let known = result.faults.contains { $0.cell == index && $0.kind == .unusableDisplay }
    if known { return }
    result.faults.append(
      .init(kind: .unusableDisplay, cell: index, line: 1, column: 1, message: fault.summary)
    )
  }

  /// How many pictures one cell may show.
  private static var pictures: Int { 12 }

  private mutating func readPiece(_ event: LearnerEvent, _ index: Int) {
    switch event {
    case .proof(_, let holds):
      result.pieces[index].holds = holds
    case .computed(_, let text):
      result.pieces[index].text = text
    case .pieceThrew(_, let message):
      result.pieces[index].failure = .init(message: "it threw: " + message)
    case .attemptStarted(_, let stdout, let stderr):
      output = (stdout, stderr)
    case .attemptFinished(_, let stdout, let stderr):
      result.pieces[index].text = printed(until: (stdout, stderr)).stdout
    case .attemptThrew(_, let message, let stdout, let stderr):
      result.pieces[index].text = printed(until: (stdout, stderr)).stdout
      result.pieces[index].thrown = message
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
    let texts = printed(until: end ?? (trace.standardOutput.count, trace.standardError.count))
    result.cells[index].outcome = outcome
    result.cells[index].standardOutput = texts.stdout
    result.cells[index].standardError = texts.stderr
    if end != nil { current = nil }
  }

  /// What was printed since the last call.
  private mutating func printed(
    until end: (stdout: Int, stderr: Int)
  ) -> (stdout: String, stderr: String) {
    let limit = 256 << 10
    defer { output = end }
    return (
      trace.standardOutput.text(from: output.stdout, to: end.stdout, limit: limit),
      trace.standardError.text(from: output.stderr, to: end.stderr, limit: limit)
    )
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
