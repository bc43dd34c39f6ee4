/// What a learner sees and types: a terminal, or in a test a script.
package protocol Console: Sendable {
  /// What the terminal can do and how large it is now.
  var traits: TerminalTraits { get }

  /// Shows text.
  func write(_ text: String)

  /// Waits for the learner.
  func nextEvent() async -> ConsoleEvent

  /// Runs work that may take a while: says so, and ends it when the learner interrupts.
  ///
  /// - Returns: What the work gave, or `nil` where it was interrupted.
  func whileWaiting<Value: Sendable>(
    _ message: String,
    _ work: @escaping @Sendable () async -> Value
  ) async -> Value?
}

/// What a learner can do.
package enum ConsoleEvent: Sendable, Hashable {
  /// Typed a line and pressed Enter.
  case line(String)
  /// Closed the input, as by Ctrl-D.
  case end
  /// Pressed Ctrl-C.
  case interrupt
  /// Made the terminal larger or smaller, or came back to it.
  case redraw
}
