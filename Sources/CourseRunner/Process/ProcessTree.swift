import Foundation

/// Looks from a process to those it has started.
enum ProcessTree {
  /// The last of a chain of only children: in a box, the program.
  static func innermost(of process: pid_t) -> pid_t {
    var innermost = process
    // Bubblewrap is two processes; a longer chain is not ours.
    for _ in 0..<4 {
      let file = "/proc/\(innermost)/task/\(innermost)/children"
      let children = FileManager.default.contents(atPath: file) ?? Data()
      let numbers = String(decoding: children, as: UTF8.self).split(separator: " ")
      guard numbers.count == 1, let child = pid_t(numbers[0]) else { break }
      innermost = child
    }
    return innermost
  }
}
