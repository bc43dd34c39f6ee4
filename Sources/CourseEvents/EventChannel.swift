// glibc declares `stdout` as a variable.
@preconcurrency import Glibc

/// The private way from a learner's process to the engine.
///
/// The engine opens a file for the events as the process's file 3, and writes three lines to its
/// standard input: a word made up for this run, a number (see ``trapAtThrow``), whether to lock (see
/// ``locks``), and a fourth where numbers are drawn (see ``seed``). They are read, and the file is moved to another number, before any of the
/// learner's code runs. From then on nothing in the process's surroundings tells the word. Siblings in
/// this package use it; the modules that learners can import do not show it.
package final class EventChannel {
  /// Which thrown error is to stop the program, from 1; 0 is none.
  ///
  /// The engine asks for it when an error was not caught, to learn the line that threw.
  package let trapAtThrow: Int
  /// Whether the process is to close its lock before the learner's code runs.
  package let locks: Bool
  /// What random numbers of sealed checks are drawn from.
  package let seed: UInt64
  private let nonce: String
  private let file: Int32

  /// Takes the three lines from standard input and closes it.
  ///
  /// - Returns: `nil` where the process was not started by the engine, or was before.
  package init?() {
    let lines = Self.readStandardInput().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, let number = Int(lines[1]) else { return nil }
    // Well above the numbers that a program meets by accident.
    let moved = fcntl(3, F_DUPFD_CLOEXEC, 40)
    close(3)
    guard moved >= 0 else { return nil }
    nonce = String(lines[0])
    file = moved
    trapAtThrow = number
    locks = lines[2] == "lock"
    seed = lines.count > 3 ? UInt64(lines[3]) ?? 0 : 0
    setvbuf(stdout, nil, _IOLBF, 0)
  }

  /// Sends an event.
  package func send(_ event: LearnerEvent) {
    var bytes = Array(EventLine(nonce: nonce, event: event).json.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// How many bytes the process has printed so far.
  package var printed: (stdout: Int, stderr: Int) {
    fflush(nil)
    return (Self.size(of: STDOUT_FILENO), Self.size(of: STDERR_FILENO))
  }

  private static func size(of file: Int32) -> Int {
    var status = stat()
    return fstat(file, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func readStandardInput() -> String {
    var text: [UInt8] = []
    var byte: UInt8 = 0
    while text.count < 8192, read(STDIN_FILENO, &byte, 1) == 1 { text.append(byte) }
    close(STDIN_FILENO)
    // A later `readLine` finds an empty input, and no file takes the number 0.
    _ = open("/dev/null", O_RDONLY)
    return String(decoding: text, as: UTF8.self)
  }
}
