import CourseGrading
import CourseTerminal
import Foundation
import Synchronization

/// What a teacher sees while a class is graded: in a terminal a grid that lives, elsewhere a line now
/// and then.
final class GradingView: Sendable {
  private struct State {
    var marks: [String: [String: String]] = [:]
    /// The students whose files were graded, the latest last.
    var recent: [String] = []
    var drawnLines = 0
    var lastDrawn: ContinuousClock.Instant?
    var last: Grader.Progress?
    var known = 0
    var faults = 0
    /// When the first file was begun.
    var start = ContinuousClock.now
  }

  private let exercises: [String]
  private let isLive = Output.error.isTerminal && TerminalTraits.current().canMoveCursor
  private let state = Mutex(State())

  init(exercises: [String]) { self.exercises = exercises }

  /// Says that the checks are being made ready, which takes longest the first time.
  func prepare() { Output.error.write("Making the checks ready …\n") }

  /// The checks are ready: grading begins.
  func begin() { state.withLock { $0.start = .now } }

  /// Shows that a file has been graded.
  func show(_ progress: Grader.Progress) {
    state.withLock { state in
      state.last = progress
      state.known += progress.wasKnown ? 1 : 0
      state.marks[progress.student, default: [:]][progress.exercise] = Self.sign(progress)
      if state.recent.last != progress.student {
        state.recent.removeAll { $0 == progress.student }
        state.recent.append(progress.student)
      }
      if let fault = progress.fault {
        state.faults += 1
        if !isLive {
          Output.error.write(
            "\(progress.student.printable)  \(progress.exercise)  could not be checked: \(fault)\n"
          )
        }
      }
      let now = ContinuousClock.now
      let pause: Duration = isLive ? .milliseconds(100) : .seconds(2)
      if let last = state.lastDrawn, now - last < pause, progress.done < progress.total { return }
      state.lastDrawn = now
      isLive ? draw(&state) : Output.error.write(summary(state) + "\n")
    }
  }

  /// Leaves the last picture.
  func end() {
    state.withLock { state in
      if isLive, state.last != nil { draw(&state) }
    }
  }

  private static func sign(_ progress: Grader.Progress) -> String {
    guard let verdict = progress.verdict, !verdict.isUnsettled else { return "?" }
    return verdict.points == 0 ? "✗" : verdict.points < verdict.possible ? "◐" : "✓"
  }

  /// How far it is, how fast, and how long it will take.
  private func summary(_ state: State) -> String {
    guard let last = state.last else { return "" }
    let seconds = (ContinuousClock.now - state.start) / .seconds(1)
    let checked = last.done - state.known
    var parts = ["graded \(last.done) of \(last.total)"]
    if state.known > 0 { parts.append("\(state.known) known already") }
    if checked > 0, seconds > 1 {
      let rate = Double(checked) / seconds
      parts.append("\(Points.text((rate * 10).rounded() / 10)) a second")
      if last.done < last.total {
        parts.append(Self.time(Double(last.total - last.done) / rate) + " left")
      }
    }
    if state.faults > 0 { parts.append("\(state.faults) could not be checked") }
    return parts.joined(separator: " · ")
  }

  private static func time(_ seconds: Double) -> String {
    seconds < 90 ? "\(Int(seconds.rounded(.up))) s" : "\(Int((seconds / 60).rounded(.up))) min"
  }

  private func draw(_ state: inout State) {
    let traits = TerminalTraits.current()
    let nameWidth = max(8, min(30, traits.columns - exercises.count - 6))
    let shown = state.recent.suffix(max(1, min(12, traits.rows - 6)))
    var lines = [summary(state).fitted(to: traits.columns - 4)]
    if let last = state.last, last.total > 0 {
      let width = min(60, traits.columns - 4)
      let filled = width * last.done / last.total
      lines.append(
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      )
    }
    for student in shown {
      let marks = state.marks[student] ?? [:]
      let signs = exercises.map { marks[$0] ?? "·" }.joined()
      lines.append("\(student.printable.fitted(to: nameWidth))  \(signs)")
    }
    let up = state.drawnLines > 0 ? "\u{1B}[\(state.drawnLines)A" : ""
    Output.error.write(up + lines.map { "\r\u{1B}[K  \($0)\n" }.joined())
    state.drawnLines = max(state.drawnLines, lines.count)
    if lines.count < state.drawnLines {
      Output.error.write(
        String(repeating: "\r\u{1B}[K\n", count: state.drawnLines - lines.count)
      )
    }
  }
}
