import CourseModel
import Foundation

extension TraceReading {
  /// What ended the program before its end.
  mutating func readEnding(_ source: LessonSource) {
    let place = trace.frames.first { frame in
      source.cells.contains { LessonSource.file(ofCell: $0.index) == frame.file }
    }
    guard let index = current else {
      if trace.isComplete { return readLateness(at: place) }
      // Between the cells there is only the engine's code: a piece after them ended the program.
      return failPieces("the program ended at it or before it (\(trace.ending.words))")
    }
    take(index, .completed, until: nil)
    let message = CrashText.message(in: result.cells[index].standardError)
    switch trace.ending {
    case _ where trace.isComplete:
      fail(index, .ended, "The cell ended the program.")
    case .timedOut:
      fail(index, .timedOut, "The cell ran out of time.", at: place)
    case .printedTooMuch:
      fail(index, .printedTooMuch, "The cell wrote too much.", at: place)
    case .exited(let code):
      fail(index, .ended, "The cell ended the program (exit status \(code)).", at: place)
    case .signaled:
      let failure = trace.frames.lazy.compactMap(\.failure).first
      fail(index, .crashed, message ?? failure ?? trace.ending.words, at: place)
    }
  }

  /// Says of every piece after the cells that has told nothing why it has not.
  ///
  /// Where a cell failed, that is reason enough.
  mutating func failPieces(_ reason: String) {
    guard result.faults.allSatisfy({ $0.kind == .unusableDisplay }) else { return }
    for index in result.pieces.indices where result.pieces[index].isSilent {
      result.pieces[index].failure = .init(message: reason)
    }
  }

  /// What asks a program for its backtrace also wakes it from its sleep: it may then reach its end,
  /// but too late.
  private mutating func readLateness(at place: Backtrace.Frame?) {
    let last = result.cells.last { $0.outcome == .completed }
    guard let index = last?.index else { return }
    fail(index, .timedOut, "The cell ran out of time.", at: place)
  }
}

extension ProgramRun.PieceRun {
  /// Whether the piece has told nothing.
  fileprivate var isSilent: Bool {
    holds == nil && text == nil && thrown == nil && failure == nil
  }
}
