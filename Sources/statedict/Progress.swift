import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A line in the terminal that says how far a long task is; in a pipe, nothing.
final class Progress {
  private let label: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = Date()
  private var last = -1

  /// Names the task, as in `verifying`.
  init(_ label: String) { self.label = label }

  /// Shows how much is done, from 0 to 1; short tasks stay silent.
  func show(_ fraction: Double) {
    guard isShown, Date().timeIntervalSince(start) > 0.5 else { return }
    let percent = Int(fraction * 100)
    guard percent != last else { return }
    last = percent
    write("\r\(label) … \(percent) %")
  }

  /// Takes the line away.
  func clear() {
    if last >= 0 { write("\r\u{1b}[K") }
    last = -1
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
