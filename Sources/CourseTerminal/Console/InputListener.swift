import Foundation

/// Waits for typed lines and for signals at once.
struct InputListener {
  private let signals: Int32?
  private var typed: [UInt8] = []
  private var isAtEnd = false

  /// Listens to standard input and to a pipe of signal numbers.
  init(signals: Int32?) {
    self.signals = signals
  }

  /// Waits for the next thing that happens; `nil` after the end of the input.
  mutating func next() -> ConsoleEvent? {
    while true {
      if let line = takeLine() { return .line(line) }
      guard !isAtEnd else { return nil }
      var sources = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
      if let signals { sources.append(pollfd(fd: signals, events: Int16(POLLIN), revents: 0)) }
      guard poll(&sources, nfds_t(sources.count), -1) > 0 else { continue }
      if sources.count > 1, sources[1].revents != 0, let event = takeSignal() { return event }
      if sources[0].revents != 0, !readTyped() {
        isAtEnd = true
        return .end
      }
    }
  }

  private mutating func takeLine() -> String? {
    guard let newline = typed.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = String(decoding: typed[..<newline], as: UTF8.self)
    typed.removeSubrange(...newline)
    return line
  }

  private func takeSignal() -> ConsoleEvent? {
    var number: UInt8 = 0
    guard let signals, read(signals, &number, 1) == 1 else { return nil }
    switch Int32(number) {
    case SIGINT: return .interrupt
    case SIGTERM, SIGHUP: return .end
    default: return .redraw
    }
  }

  /// Reads what is there; gives `false` at the end of the input.
  private mutating func readTyped() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    typed += buffer.prefix(count)
    return count > 0
  }
}
