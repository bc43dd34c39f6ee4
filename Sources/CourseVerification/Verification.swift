public import CourseModel

/// What proving a course gave.
public struct Verification: Sendable {
  /// What is wrong, in order of file and place.
  public var diagnostics: [Diagnostic] = []
  /// What was looked at.
  public var bill = BillOfHealth()

  /// Begins with nothing.
  public init() {}

  /// Whether there is nothing to mend: neither an error nor a warning.
  public var isHealthy: Bool { !diagnostics.contains { $0.severity != .note } }

  /// Adds what proving another part gave.
  mutating func add(_ other: Verification) {
    diagnostics += other.diagnostics
    bill.add(other.bill)
  }

  /// Notes a fault.
  mutating func report(
    _ fault: some VerificationFault,
    at range: SourceRange,
    notes: [String] = []
  ) {
    diagnostics.append(fault.diagnostic(at: range, notes: notes))
  }
}
