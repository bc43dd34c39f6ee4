import Foundation

/// Work that Ctrl-C, or closing the terminal, ends in good order: the programs it has started end with it.
package enum Interruption {
  /// Runs work that shows by itself how far it is.
  ///
  /// - Returns: What the work gave; `nil` where it was interrupted.
  package static func cancelling<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    let task = task(work)
    let result = await task.result
    return task.isCancelled ? nil : try result.get()
  }

  /// Runs work, showing a message on the error stream's terminal while it lasts.
  ///
  /// - Returns: What the work gave; `nil` where it was interrupted.
  package static func cancelling<Value: Sendable>(
    _ message: @escaping @Sendable () -> String,
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    let task = task(work)
    let result =
      Output.error.isTerminal
      ? await Spinner(output: .error, canMoveCursor: true).spin(message) { await task.result }
      : await task.result
    return task.isCancelled ? nil : try result.get()
  }

  /// Starts work that a signal cancels.
  private static func task<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) -> Task<Value, any Error> {
    let task = Task { try await work() }
    if let signals = SignalPipe.open([SIGINT, SIGTERM, SIGHUP]) {
      Thread {
        var number: UInt8 = 0
        if read(signals, &number, 1) == 1 { task.cancel() }
      }.start()
    }
    return task
  }
}
