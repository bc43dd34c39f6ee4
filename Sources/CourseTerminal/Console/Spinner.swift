/// Shows that work is going on, once it takes long enough to be wondered about.
struct Spinner {
  let output: Output
  /// Whether the cursor can be moved; otherwise the words are shown on a line of their own, and again
  /// every ten seconds when they have changed.
  let canMoveCursor: Bool

  /// Runs work, and shows a message while it lasts, which may change.
  func spin<Value: Sendable>(
    _ message: @escaping @Sendable () -> String,
    while work: () async -> Value
  ) async -> Value {
    let notice = Task { try await show(message) }
    let value = await work()
    notice.cancel()
    _ = await notice.result
    if canMoveCursor { output.write("\r\u{1B}[K") }
    return value
  }

  private func show(_ message: @Sendable () -> String) async throws {
    // Work that is done at once needs no words.
    try await Task.sleep(for: .milliseconds(100))
    guard canMoveCursor else { return try await showLines(message) }
    var frame = 0
    while true {
      output.write("\r\(Self.frame(frame)) \(message())\u{1B}[K")
      frame += 1
      try await Task.sleep(for: .milliseconds(80))
    }
  }

  private func showLines(_ message: @Sendable () -> String) async throws {
    var last = ""
    while true {
      let words = message()
      if words != last { output.write(words + "\n") }
      last = words
      try await Task.sleep(for: .seconds(10))
    }
  }

  /// What turns, at a moment.
  static func frame(_ moment: Int) -> Character { frames[moment % frames.count] }

  private static let frames = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
}
