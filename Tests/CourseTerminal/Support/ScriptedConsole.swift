import Synchronization

@testable import CourseTerminal

/// A learner who types what a test says, and what that learner sees.
final class ScriptedConsole: Console {
  private struct State {
    var events: [ConsoleEvent]
    var screens: [String] = []
    var traits: TerminalTraits
  }

  private let state: Mutex<State>

  init(_ events: [ConsoleEvent], columns: Int = 60, rows: Int = 24) {
    let traits = TerminalTraits(
      isInteractive: true,
      usesColor: false,
      canMoveCursor: true,
      columns: columns,
      rows: rows
    )
    state = Mutex(State(events: events, traits: traits))
  }

  /// A learner who types lines and then closes the input.
  convenience init(typing lines: String...) {
    self.init(lines.map { .line($0) }, columns: 100)
  }

  var traits: TerminalTraits { state.withLock(\.traits) }

  func write(_ text: String) { state.withLock { $0.screens.append(text) } }

  /// What was shown, a text for every time.
  var screens: [String] { state.withLock(\.screens) }

  func nextEvent() async -> ConsoleEvent {
    state.withLock { state in
      guard !state.events.isEmpty else { return .end }
      let event = state.events.removeFirst()
      // The terminal has become wider by the time that it says so.
      if event == .redraw { state.traits.columns *= 2 }
      return event
    }
  }

  func whileWaiting<Value: Sendable>(
    _ message: String,
    _ work: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await work()
  }
}
