import Foundation

/// A program in a terminal, and how long it takes to show something.
final class TerminalProbe {
  private let controller: Int32
  private var process: pid_t = 0
  private var shown = Data()

  /// Starts a program in a terminal of 80 columns and 24 rows.
  init(_ command: [String], environment: [String: String]) throws {
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, locked): (Int32, Int32) = (0, 0)
    // The kernel's TIOCSPTLCK and TIOCGPTN, whose macros Swift does not see.
    guard controller >= 0, ioctl(controller, 0x4004_5431, &locked) == 0,
      ioctl(controller, 0x8004_5430, &number) == 0
    else { throw Peer.Failure(description: "there is no terminal to be had") }
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID: a session of its own.
    posix_spawnattr_setflags(&attributes, 0x80)
    let variables = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm-256color"]) { $1 }.merging(environment) { $1 }
    let words = command.map { strdup($0) } + [nil]
    let pairs = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + pairs).forEach { free($0) } }
    guard posix_spawn(&process, command[0], &actions, &attributes, words, pairs) == 0 else {
      throw Peer.Failure(description: "\(command[0]) cannot be started")
    }
  }

  deinit {
    kill(process, SIGTERM)
    close(controller)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
  }

  /// Waits until a text was sent, and forgets what was sent so far.
  func wait(for text: String) throws {
    let wanted = Data(text.utf8)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while shown.range(of: wanted) == nil {
      var source = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
      guard poll(&source, 1, 60_000) > 0 else {
        throw Peer.Failure(description: "“\(text)” was never shown")
      }
      let count = read(controller, &buffer, buffer.count)
      guard count > 0 else { throw Peer.Failure(description: "ended before “\(text)” was shown") }
      shown += buffer.prefix(count)
    }
    shown = Data()
  }
}
