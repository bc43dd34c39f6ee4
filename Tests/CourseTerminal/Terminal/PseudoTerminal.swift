import Foundation
import Synchronization

/// A program in a terminal that a test looks at and types into.
final class PseudoTerminal: Sendable {
  let process: pid_t
  private let controller: Int32
  private let screen: Mutex<ScreenEmulator>
  private let ending = Mutex<Int32?>(nil)

  /// How long something may take on a machine that is busy with other things, in seconds.
  static let patience = 60.0

  /// Starts a program with a terminal of its own, as if somebody had typed its name there.
  init(
    _ arguments: [String],
    environment: [String: String],
    columns: Int = 80,
    rows: Int = 24
  ) throws {
    controller = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, locked): (Int32, Int32) = (0, 0)
    guard controller >= 0, ioctl(controller, Self.unlock, &locked) == 0,
      ioctl(controller, Self.getNumber, &number) == 0
    else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    screen = Mutex(ScreenEmulator(columns: columns, rows: rows))
    process = try Self.spawn(
      arguments,
      environment: environment,
      terminal: "/dev/pts/\(number)",
      size: winsize(
        ws_row: UInt16(rows),
        ws_col: UInt16(columns),
        ws_xpixel: 0,
        ws_ypixel: 0
      ),
      controller: controller
    )
    let (process, controller) = (process, controller)
    Thread { [self] in
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(controller, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        screen.withLock { $0.take(buffer.prefix(count)) }
      }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      ending.withLock { $0 = status }
    }.start()
  }

  /// The kernel's TIOCSPTLCK and TIOCGPTN, whose macros Swift does not see.
  private static let unlock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  /// POSIX_SPAWN_SETSID.
  private static let newSession: Int16 = 0x80

  private static func spawn(
    _ arguments: [String],
    environment: [String: String],
    terminal: String,
    size: winsize,
    controller: Int32
  ) throws -> pid_t {
    var size = size
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own: the first terminal that it opens becomes its terminal.
    posix_spawnattr_setflags(&attributes, newSession)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let variables = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm-256color", "LANG": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    let words = arguments.map { strdup($0) } + [nil]
    let pairs = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + pairs).forEach { free($0) } }
    var process: pid_t = 0
    let fault = posix_spawn(&process, arguments[0], &actions, &attributes, words, pairs)
    guard fault == 0 else { throw POSIXError(POSIXErrorCode(rawValue: fault) ?? .EIO) }
    return process
  }

  deinit {
    if status == nil { kill(process, SIGKILL) }
    close(controller)
  }

  // MARK: What is seen

  var text: String { screen.withLock(\.text) }
  var lines: [String] { screen.withLock(\.lines) }
  var sent: String { screen.withLock(\.sent) }
  /// Whether a program has the whole screen.
  var isTaken: Bool { screen.withLock(\.isAlternate) }
  var isCursorVisible: Bool { screen.withLock(\.isCursorVisible) }

  /// How the program ended, as `waitpid` says; `nil` while it runs.
  var status: Int32? { ending.withLock(\.self) }
  /// The status with which it ended by itself.
  var exitStatus: Int32? { status.flatMap { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : nil } }

  // MARK: What is done

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
  }

  func resize(columns: Int, rows: Int) {
    screen.withLock { $0.resize(columns: columns, rows: rows) }
    var size = winsize(
      ws_row: UInt16(rows),
      ws_col: UInt16(columns),
      ws_xpixel: 0,
      ws_ypixel: 0
    )
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the window.
  func hangUp() { kill(process, SIGHUP) }

  // MARK: Waiting

  /// What was waited for in vain, and the screen at the end.
  struct InVain: Error, CustomStringConvertible {
    let description: String
  }

  /// Waits until something is so, looking again and again; ends the test where it never is.
  func wait(
    _ what: String,
    line: UInt = #line,
    until isSo: (PseudoTerminal) throws -> Bool
  ) throws {
    let end = Date(timeIntervalSinceNow: Self.patience)
    while Date() < end {
      if try isSo(self) { return }
      usleep(15_000)
    }
    throw InVain(description: "line \(line): waited in vain for \(what)\n\(text)")
  }

  /// Waits until a text is on the screen.
  func wait(for wanted: String, line: UInt = #line) throws {
    try wait("“\(wanted)”", line: line) { $0.text.contains(wanted) }
  }

  /// Waits until the program has ended.
  func waitForEnd(line: UInt = #line) throws {
    try wait("the end", line: line) { $0.status != nil }
  }
}
