import Synchronization

/// What an author's open pages ask for: which build they show the like of, and what is wrong.
public final class LiveState: Sendable {
  private struct Value {
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
    let (version, problems) = value.withLock { ($0.version, $0.problems) }
    let texts = problems.map { "\"\($0.escapedForJSON)\"" }.joined(separator: ",")
    return "{\"version\":\(version),\"problems\":[\(texts)]}"
  }
}

extension String {
  /// The text between the quotes of JSON.
  fileprivate var escapedForJSON: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
