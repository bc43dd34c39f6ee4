import Foundation
import Synchronization

/// The signals of a terminal as bytes in a pipe, so that they can be waited for like a typed line.
///
/// A handler, unlike an ignored signal, is not inherited: programs that the course starts still end
/// by Ctrl-C.
enum SignalPipe {
  private static let writeEnd = Atomic<Int32>(-1)

  /// Begins to catch the signals.
  ///
  /// - Returns: The end to read their numbers from; `nil` where no pipe can be had.
  static func open(_ signals: [Int32]) -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A full pipe must not stop the handler.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    signals.forEach(catchSignal)
    return ends[0]
  }

  private static func catchSignal(_ number: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = Foundation.write(
        SignalPipe.writeEnd.load(ordering: .sequentiallyConsistent),
        &byte,
        1
      )
      errno = saved
    }
    action.sa_flags = SA_RESTART
    sigaction(number, &action, nil)
  }
}

extension SignalPipe {
  /// Stops the whole job; the signal for it is not caught until ``catchStops()``.
  static func stop() {
    var plain = sigaction()
    plain.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &plain, nil)
    kill(0, SIGTSTP)
  }

  /// Catches the signal that stops the job again, after it has gone on.
  static func catchStops() { catchSignal(SIGTSTP) }
}
