import Foundation
import Synchronization

/// What can happen at the terminal that the interface has taken.
package enum ScreenEvent: Sendable, Hashable {
  case key(Key)
  /// It has become larger or smaller.
  case resized
  /// The program is asked to stop for a while.
  case stopRequested
  /// The program goes on after a stop.
  case continued
  /// The terminal was closed, or the program is asked to end.
  case closed
}

/// Listens to the keys and to the signals of a terminal, on a thread of its own.
package final class ScreenInput: Sendable {
  private let isPaused = Atomic<Bool>(false)
  private let bell: [Int32]

  /// Begins to listen.
  ///
  /// - Parameter tell: Is told what happens, in order, ``ScreenEvent/closed`` last.
  package init(_ tell: @escaping @Sendable (ScreenEvent) -> Void) {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    bell = ends
    let signals = SignalPipe.open([SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT])
    Thread { [self] in
      var decoder = KeyDecoder()
      while listen(&decoder, signals, tell) {}
      tell(.closed)
    }.start()
  }

  /// Leaves the keys to another program, such as an editor, until ``resume()``.
  package func pause() { ring(true) }
  /// Listens to the keys again.
  package func resume() { ring(false) }

  private func ring(_ paused: Bool) {
    isPaused.store(paused, ordering: .sequentiallyConsistent)
    var byte: UInt8 = 0
    _ = write(bell[1], &byte, 1)
  }

  /// Waits for something to happen and tells it; gives `false` at the end.
  private func listen(
    _ decoder: inout KeyDecoder,
    _ signals: Int32?,
    _ tell: (ScreenEvent) -> Void
  ) -> Bool {
    let paused = isPaused.load(ordering: .sequentiallyConsistent)
    var sources = [bell[0], signals ?? -1, paused ? -1 : STDIN_FILENO].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    // A lone Escape is told from the beginning of a longer sequence by what does not follow.
    let ready = poll(&sources, nfds_t(sources.count), decoder.isWaiting ? 50 : -1)
    guard ready >= 0 else { return errno == EINTR }
    if ready == 0 {
      for key in decoder.giveUp() { tell(.key(key)) }
      return true
    }
    if sources[0].revents != 0 { _ = Self.read(bell[0]) }
    if sources[1].revents != 0, let signals {
      for number in Self.read(signals) {
        guard let event = Self.event(of: Int32(number)) else { return false }
        tell(event)
      }
    }
    if sources[2].revents != 0 {
      let bytes = Self.read(STDIN_FILENO)
      if bytes.isEmpty, errno != EINTR, errno != EAGAIN { return false }
      for key in decoder.take(bytes) { tell(.key(key)) }
    }
    return true
  }

  private static func event(of signal: Int32) -> ScreenEvent? {
    switch signal {
    case SIGINT: .key(.control("c"))
    case SIGWINCH: .resized
    case SIGTSTP: .stopRequested
    case SIGCONT: .continued
    default: nil
    }
  }

  private static func read(_ file: Int32) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    errno = 0
    let count = Foundation.read(file, &buffer, buffer.count)
    return Array(buffer.prefix(max(count, 0)))
  }
}
