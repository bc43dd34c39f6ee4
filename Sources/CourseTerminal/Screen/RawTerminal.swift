import Foundation
import Synchronization

/// The terminal while the interface has all of its screen, and the way back.
///
/// However the program ends, save by `kill -9`, the terminal gets back the settings and the screen that
/// it had: at the end of the program, before a stop, and in a crash.
package enum RawTerminal {
  private static let isTaken = Atomic<Bool>(false)
  // Memory that a signal's handler may read at any time; written before the handlers are there.
  /// The settings as they were found.
  private nonisolated(unsafe) static let found = UnsafeMutablePointer<termios>.allocate(capacity: 1)

  /// A screen of our own, no cursor, no wrapping at its edge, and pasted text marked as such.
  private static let take = Array("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[2J".utf8)
  private nonisolated(unsafe) static let giveBack: UnsafeBufferPointer<UInt8> = {
    let bytes = Array("\u{1B}[0m\u{1B}[?2026l\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l".utf8)
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = memory.initialize(from: bytes)
    return UnsafeBufferPointer(memory)
  }()

  /// Takes the whole screen, and every key as it is pressed.
  ///
  /// - Returns: Whether there is a terminal to take.
  package static func enter() -> Bool {
    guard !isTaken.load(ordering: .sequentiallyConsistent) else { return true }
    guard tcgetattr(STDIN_FILENO, found) == 0 else { return false }
    _ = giveBack
    _ = atLeave
    var raw = found.pointee
    cfmakeraw(&raw)
    guard tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0 else { return false }
    isTaken.store(true, ordering: .sequentiallyConsistent)
    write(take)
    return true
  }

  /// Gives the terminal back as it was; safe in a signal's handler.
  package static func leave() {
    guard isTaken.exchange(false, ordering: .sequentiallyConsistent) else { return }
    _ = Foundation.write(STDOUT_FILENO, giveBack.baseAddress, giveBack.count)
    tcsetattr(STDIN_FILENO, TCSANOW, found)
  }

  private static func write(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  /// Ends and crashes that nobody sees coming: whoever handled a crash before still does, afterwards.
  private static let atLeave: Void = {
    atexit { RawTerminal.leave() }
    for (index, number) in crashes.enumerated() {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        RawTerminal.leave()
        guard let index = RawTerminal.crashes.firstIndex(of: number) else { return }
        sigaction(number, RawTerminal.before + index, nil)
        // An instruction that traps does so again; what was sent from elsewhere is sent again.
        raise(number)
      }
      action.sa_flags = SA_ONSTACK | Int32(bitPattern: UInt32(SA_NODEFER))
      sigaction(number, &action, before + index)
    }
  }()
  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT]
  private nonisolated(unsafe) static let before = UnsafeMutablePointer<sigaction>.allocate(
    capacity: 7
  )
}
