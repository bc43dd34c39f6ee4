import Foundation
import Synchronization

/// What an author's open pages ask for: which build they show the like of, and what is wrong.
public final class LiveState: Sendable {
  private struct Value: Encodable {
    var version = 0
    var problems: [String] = []
  }

  private let value = Mutex(Value())

  /// Begins with no build.
  public init() {}

  /// A build has ended: pages that show an earlier one load anew, or show what is wrong.
  public func publish(problems: [String]) {
    value.withLock { value in
      value.version += 1
      value.problems = problems
    }
  }

  /// The state as JSON.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try? encoder.encode(value.withLock { $0 })
    return String(decoding: data ?? Data("{}".utf8), as: UTF8.self)
  }
}
