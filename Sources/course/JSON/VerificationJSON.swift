import CourseVerification

/// What proving the course gave, as `verify --json` shows it.
struct VerificationJSON: Encodable {
  let healthy: Bool
  let bill: BillOfHealth
  let diagnostics: [DiagnosticJSON]

  init(_ verification: Verification) {
    healthy = verification.isHealthy
    bill = verification.bill
    diagnostics = verification.diagnostics.map { DiagnosticJSON($0) }
  }
}
