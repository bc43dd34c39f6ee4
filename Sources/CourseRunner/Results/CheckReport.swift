public import CourseModel

/// What checking one file against one exercise gave.
public struct CheckReport: Sendable, Hashable, Codable {
  /// How a check run can end.
  public enum Outcome: Sendable, Hashable, Codable {
    /// Every check reported.
    case checked
    /// The file does not compile, or lacks what the checks call.
    case doesNotCompile
    /// The file uses what no exercise needs and forgers do; nothing of it was run.
    case notAllowed
    /// The program ended by a signal or an early exit; checks that had not reported have failed.
    case crashed(reason: String)
    /// The program took too long and was ended.
    case timedOut(seconds: Int)
    /// The program printed too much and was ended.
    case printedTooMuch(bytes: Int)
    /// The engine could not check it: no fault of the learner's.
    case couldNotCheck(reason: String)
  }

  /// The exercise's identifier.
  public var exercise: String
  /// How it ended.
  public var outcome: Outcome
  /// One entry a check of the exercise, in order.
  public var checks: [CheckResult]
  /// The compiler's messages about the learner's file, or the place of a crash.
  public var diagnostics: [Diagnostic]
  /// What the learner's code printed, cut at a limit.
  public var output: String
  /// The earlier exercises on which this one builds, the earliest first.
  public var builtOn: [BuiltOn]
  /// What looks like an attempt to get round the checks, a sentence each.
  ///
  /// They decide nothing: a teacher reads them.
  public var suspicions: [String]

  /// Makes a report.
  public init(
    exercise: String,
    outcome: Outcome,
    checks: [CheckResult],
    diagnostics: [Diagnostic] = [],
    output: String = "",
    builtOn: [BuiltOn] = [],
    suspicions: [String] = []
  ) {
    self.exercise = exercise
    self.outcome = outcome
    self.checks = checks
    self.diagnostics = diagnostics
    self.output = output
    self.builtOn = builtOn
    self.suspicions = suspicions
  }

  /// The points earned.
  public var points: Int { checks.reduce(0) { $0 + ($1.passed ? $1.check.points : 0) } }
  /// The points there are.
  public var possible: Int { checks.reduce(0) { $0 + $1.check.points } }
  /// Whether every check passed.
  public var passed: Bool {
    outcome == .checked && !checks.isEmpty && checks.allSatisfy(\.passed)
  }
}

/// What one check said.
public struct CheckResult: Sendable, Hashable, Codable {
  /// Which check.
  public var check: Exercise.Check
  /// Whether it passed.
  ///
  /// A check that did not report has not passed.
  public var passed: Bool
  /// The failures, a sentence each.
  public var messages: [String]
  /// Why the check itself is to blame that it did not pass, where it is.
  public var fault: String?

  /// Makes a result.
  public init(
    check: Exercise.Check,
    passed: Bool,
    messages: [String] = [],
    fault: String? = nil
  ) {
    self.check = check
    self.passed = passed
    self.messages = messages
    self.fault = fault
  }
}
