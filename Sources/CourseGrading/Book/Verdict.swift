public import CourseModel
public import CourseRunner
public import Foundation

/// What checking one submission gave, as the gradebook keeps it.
public struct Verdict: Sendable, Hashable, Codable {
  /// How checking ended.
  public enum Outcome: String, Sendable, Hashable, Codable {
    case checked
    case doesNotCompile = "does-not-compile"
    case notAllowed = "not-allowed"
    case crashed
    case timedOut = "timed-out"
    case printedTooMuch = "printed-too-much"
  }

  /// What became of one check.
  public struct Item: Sendable, Hashable, Codable {
    /// The three ways in which a check can end.
    public enum Outcome: String, Sendable, Hashable, Codable {
      case passed
      case failed
      /// The check itself was at fault: no points, and no zero either.
      case unknown = "could-not-check"
    }

    /// The test method.
    public var name: String
    /// What it demands, in words.
    public var title: String
    /// Whether it belongs to the key, so that no student may learn of it.
    public var isHidden: Bool
    /// What it is worth.
    public var possible: Int
    /// How it ended.
    public var outcome: Outcome
    /// Why it did not pass, a sentence each.
    public var messages: [String]

    /// The points earned.
    public var points: Int { outcome == .passed ? possible : 0 }
  }

  /// Names all that it depends on: equal keys, equal verdicts.
  public var key: String
  /// How checking ended.
  public var outcome: Outcome
  /// How, in words; empty where every check reported.
  public var reason: String
  /// One entry a check, those of the key last.
  public var items: [Item]
  /// The compiler's messages about the file, or the place of a crash.
  public var diagnostics: [Diagnostic]
  /// What the student's code printed while the open checks ran.
  public var output: String
  /// The earlier exercises on which this one builds.
  public var builtOn: [BuiltOn]
  /// What looks like an attempt to get round the checks; the mark does not depend on it.
  public var suspicions: [String]
  /// How long checking took, in seconds.
  public var seconds: Double
  /// The SHA-256 of the submitted text.
  public var submission: String
  /// What judged it.
  public var identity: CheckIdentity
  /// When.
  public var made: Date

  /// The points earned.
  public var points: Int { items.reduce(0) { $0 + $1.points } }
  /// The points there are.
  public var possible: Int { items.reduce(0) { $0 + $1.possible } }
  /// Whether some check was itself at fault.
  public var isUnsettled: Bool { items.contains { $0.outcome == .unknown } }
}

extension Verdict {
  /// Makes a verdict of what the open checks gave, and those of the key, if there are any.
  ///
  /// - Returns: `nil` where the engine could not check the file at all.
  init?(
    key: String,
    open: CheckReport,
    hidden: CheckReport?,
    seconds: Double,
    submission: String,
    identity: CheckIdentity,
    made: Date = .now
  ) {
    switch open.outcome {
    case .checked: (outcome, reason) = (.checked, "")
    case .doesNotCompile: (outcome, reason) = (.doesNotCompile, "does not compile")
    case .notAllowed: (outcome, reason) = (.notAllowed, "not allowed")
    case .crashed(let why): (outcome, reason) = (.crashed, Self.crashed + why)
    case .timedOut(let limit):
      (outcome, reason) = (.timedOut, "took longer than \(limit) seconds")
    case .printedTooMuch(let bytes):
      (outcome, reason) = (.printedTooMuch, "printed more than \(bytes >> 20) MB")
    case .couldNotCheck: return nil
    }
    items =
      open.checks.map { Item($0, isHidden: false) }
      + (hidden?.checks.map { Item($0, isHidden: true) } ?? [])
    diagnostics = open.diagnostics
    output = open.output
    builtOn = open.builtOn
    suspicions =
      open.suspicions + (hidden?.suspicions.filter { !open.suspicions.contains($0) } ?? [])
    self.key = key
    self.seconds = seconds
    self.submission = submission
    self.identity = identity
    // What the database keeps has whole milliseconds.
    self.made = Date(
      timeIntervalSince1970: (made.timeIntervalSince1970 * 1000).rounded() / 1000
    )
  }

  private static let crashed = "crashed: "

  /// Why a program crashed, without saying that it did.
  var cause: String {
    reason.hasPrefix(Self.crashed) ? String(reason.dropFirst(Self.crashed.count)) : reason
  }

  /// Why not all points were given, in one line; empty where they were.
  public var explanation: String {
    switch outcome {
    case .doesNotCompile, .notAllowed:
      return "\(reason): \(diagnostics.first?.summary ?? "no reason given")"
    default:
      let failures = items.filter { $0.outcome != .passed && !$0.isHidden }.map { item in
        ([item.title.isEmpty ? item.name : item.title] + item.messages.prefix(1))
          .joined(separator: ": ")
      }
      let missed = items.count { $0.isHidden && $0.outcome != .passed }
      let hidden = missed > 0 ? ["\(missed) of the hidden checks"] : []
      return ((reason.isEmpty ? [] : [reason]) + failures + hidden).joined(separator: "; ")
    }
  }
}

extension Verdict.Item {
  fileprivate init(_ result: CheckResult, isHidden: Bool) {
    name = result.check.name
    title = result.check.title
    self.isHidden = isHidden
    possible = result.check.points
    outcome = result.fault != nil ? .unknown : result.passed ? .passed : .failed
    messages = result.messages
  }
}
