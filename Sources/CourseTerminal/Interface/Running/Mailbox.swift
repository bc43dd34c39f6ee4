import Foundation

/// What has happened and was not looked at yet; whoever looks may wait for more.
///
/// A thread waits here, not a task: the interface answers a key even while every thread that tasks
/// share is busy with something else.
final class Mailbox<Letter: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var letters: [Letter] = []

  /// Puts something in; from any thread.
  func post(_ letter: Letter) {
    condition.lock()
    letters.append(letter)
    condition.signal()
    condition.unlock()
  }

  /// Waits for the next letter.
  func next() -> Letter {
    condition.lock()
    defer { condition.unlock() }
    while letters.isEmpty { condition.wait() }
    return letters.removeFirst()
  }

  /// Whether nothing waits.
  var isEmpty: Bool {
    condition.lock()
    defer { condition.unlock() }
    return letters.isEmpty
  }
}
