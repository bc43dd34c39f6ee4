import Foundation
import Synchronization

/// The terminal that the course was started in.
///
/// One thread waits for typed lines and for signals; what it hears is kept until it is asked for.
package final class TerminalConsole: Console {
  private struct State {
    var events: [ConsoleEvent] = []
    var waiting: CheckedContinuation<ConsoleEvent, Never>?
    /// What Ctrl-C does while work is going on.
    var cancelWork: (@Sendable () -> Void)?
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let usesPlainText: Bool

  /// Begins to listen.
  ///
  /// - Parameter plain: Whether to do without moving the cursor, as a screen reader wants it.
  package init(plain: Bool = false) {
    usesPlainText = plain
    let signals = SignalPipe.open([SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT])
    Thread { [weak self] in
      var listener = InputListener(signals: signals)
      while let event = listener.next() {
        guard let self else { return }
        self.hear(event)
        if event == .end { return }
      }
    }.start()
  }

  /// What the terminal can do and how large it is now.
  package var traits: TerminalTraits {
    var traits = TerminalTraits.current()
    if usesPlainText { traits.canMoveCursor = false }
    return traits
  }

  /// Shows text.
  package func write(_ text: String) { Output.standard.write(text) }

  /// Waits for the learner.
  package func nextEvent() async -> ConsoleEvent {
    await withCheckedContinuation { continuation in
      let event: ConsoleEvent? = state.withLock { state in
        if !state.events.isEmpty { return state.events.removeFirst() }
        if state.hasEnded { return .end }
        state.waiting = continuation
        return nil
      }
      if let event { continuation.resume(returning: event) }
    }
  }

  private func hear(_ event: ConsoleEvent) {
    let resume: (() -> Void)? = state.withLock { state in
      if event == .end { state.hasEnded = true }
      if let cancel = state.cancelWork {
        if event == .interrupt { return cancel }
        // The terminal was closed: nobody waits for the result.
        if event == .end { return cancel }
        // What is typed before the result can be seen is not meant for it.
        if case .line = event { return nil }
      }
      if let waiting = state.waiting {
        state.waiting = nil
        return { waiting.resume(returning: event) }
      }
      // Of redraws, one says all.
      if event != .redraw || state.events.last != .redraw { state.events.append(event) }
      return nil
    }
    resume?()
  }

  /// Runs work that may take a while: says so, and ends it when the learner interrupts.
  package func whileWaiting<Value: Sendable>(
    _ message: String,
    _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    let task = Task { await work() }
    state.withLock { $0.cancelWork = { task.cancel() } }
    let spinner = Spinner(output: .standard, canMoveCursor: traits.canMoveCursor)
    let value = await spinner.spin({ message }) { await task.value }
    state.withLock { $0.cancelWork = nil }
    return task.isCancelled ? nil : value
  }
}
