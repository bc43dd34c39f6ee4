import Foundation

/// A stream that text is written to: standard output or standard error.
package struct Output: Sendable {
  let descriptor: Int32

  /// What the reader asked for.
  package static let standard = Output(descriptor: STDOUT_FILENO)
  /// What is said beside it.
  package static let error = Output(descriptor: STDERR_FILENO)

  /// Writes all of a text.
  package func write(_ text: String) {
    Array(text.utf8).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.write(descriptor, piece.baseAddress, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return giveUp(errno) }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Ends the program where what was asked for would be half written and pass for whole.
  private func giveUp(_ number: Int32) {
    // Whoever read this has gone, and there is nobody to tell; or this is where one would be told.
    guard [ENOSPC, EDQUOT, EFBIG].contains(number), descriptor == STDOUT_FILENO else { return }
    let reason = String(cString: strerror(number))
    Self.error.write("The output cannot be written: \(reason). Free some space and try again.\n")
    exit(1)
  }

  /// Whether it is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }
}
