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
        // Whoever read this has gone: there is nobody to tell.
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Whether it is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }
}
