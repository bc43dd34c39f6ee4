import CourseEvents
import CourseModel
import Foundation

/// Runs an exercise's checks until each has a verdict, in as many processes as the learner's code
/// ends early.
struct CheckExecution {
  let exercise: Exercise
  /// The learner's file as diagnostics name it.
  let file: String
  let source: ChecksSource
  let program: LearnerProgram
  /// What random numbers of sealed checks are drawn from.
  var seed: UInt64 = 0
  /// What the reference gave in sealed checks; not asked for where there are none.
  var reference: [String: [SealedValue]] = [:]
  /// Whether a check comes to its end on the reference: otherwise it is at fault itself.
  let endsOnReference: (Exercise.Check) async throws(RunnerError) -> Bool
  /// Whether a check that stopped may be run again without its lock, to see where.
  var locatesCrashes = true
  /// Whether nothing more is run once a check has failed.
  var stopsAtFirstFailure = false

  /// The most of what was printed that a report holds, in bytes.
  private static let outputLimit = 64 << 10

  func run() async throws(RunnerError) -> CheckReport {
    var verdicts: [String: CheckResult] = [:]
    var report = CheckReport(exercise: exercise.id, outcome: .checked, checks: [])
    var waiting = exercise.checks
    while !waiting.isEmpty {
      let filter = waiting.map(source.filter).joined(separator: ",")
      let trace = try await program.run(
        arguments: [filter],
        locked: Sandbox.canLock,
        seed: seed
      )
      let reading = CheckReading(trace, expected: waiting)
      report.suspicions += reading.suspicions.filter { !report.suspicions.contains($0) }
      verdicts.merge(reading.verdicts.mapValues { judged($0, reading) }) { $1 }
      report.output += trace.printed(limit: Self.outputLimit)
      waiting.removeAll { verdicts[$0.name] != nil }
      if reading.isComplete { break }

      let failed = reading.current ?? waiting.first
      let frames = try await self.frames(trace, of: failed)
      let reason = reason(trace, frames)
      let place = frames.first { $0.file == Submission.file }
      var fault: String?
      if let failed {
        var words = message(reason, at: place)
        if trace.ending.isSignal, place == nil {
          let check = frames.first { $0.file == "Checks.swift" }
          if try await !endsOnReference(failed) {
            fault = Self.fault(reason, at: check)
          } else if let check {
            words = Self.message(reason, inCheckAt: check)
          }
        }
        verdicts[failed.name] = CheckResult(
          check: failed,
          passed: false,
          messages: (reading.messages[failed.name] ?? []) + [fault ?? words],
          fault: fault
        )
        waiting.removeAll { $0 == failed }
      }
      if report.outcome == .checked, fault == nil {
        report.outcome = outcome(trace, reason: reason)
      }
      if let place {
        let diagnostic = diagnostic(reason, at: place)
        // Several checks may stop in one place.
        if !report.diagnostics.contains(diagnostic) { report.diagnostics.append(diagnostic) }
      }
      // The time and the space are spent; running on would spend them again for every check.
      if trace.ending == .timedOut || trace.ending == .printedTooMuch { break }
      if stopsAtFirstFailure, verdicts.values.contains(where: { !$0.passed }) { break }
    }
    report.checks = exercise.checks.map { check in
      verdicts[check.name]
        ?? CheckResult(check: check, passed: false, messages: ["It was not run."])
    }
    report.output = String(report.output.prefix(Self.outputLimit))
    return report
  }

  /// A verdict once the values of a sealed check have been compared, which its own process cannot.
  private func judged(_ result: CheckResult, _ reading: CheckReading) -> CheckResult {
    guard result.check.isSealed, result.passed else { return result }
    guard let right = reference[result.check.name], !right.isEmpty else {
      let fault = "The reference solution gave no values, which is no fault of this file."
      return CheckResult(check: result.check, passed: false, messages: [fault], fault: fault)
    }
    let values = reading.values[result.check.name] ?? []
    let differences = SealedValue.differences(values, from: right)
    return CheckResult(
      check: result.check,
      passed: differences.isEmpty,
      messages: Array(differences.prefix(5))
    )
  }

  /// Where a check stopped.
  ///
  /// A locked program can't write a backtrace, so the check is run once more without its lock. A loop
  /// has instructions of no line: one that was interrupted there is interrupted again.
  private func frames(
    _ trace: LearnerProgram.Trace,
    of failed: Exercise.Check?
  ) async throws(RunnerError) -> [Backtrace.Frame] {
    guard locatesCrashes, Sandbox.canLock, let failed, trace.ending.isLocatable else {
      return trace.frames
    }
    var program = program
    if trace.ending == .timedOut { program.limits = .locating }
    var frames: [Backtrace.Frame] = []
    for _ in 0..<3 {
      let again = try await program.run(arguments: [source.filter(failed)], seed: seed)
      frames = again.frames
      guard again.ending == .timedOut, !frames.contains(where: { $0.file == Submission.file })
      else { break }
    }
    return frames
  }

  /// Why the program did not reach its end.
  private func reason(_ trace: LearnerProgram.Trace, _ frames: [Backtrace.Frame]) -> String {
    switch trace.ending {
    case .timedOut: "it took longer than \(program.limits.seconds) seconds"
    case .printedTooMuch: "it printed more than \(program.limits.fileSize >> 20) MB"
    case .exited(let code): "it ended the program (exit status \(code))"
    case .signaled:
      CrashText.message(in: String(decoding: trace.standardError, as: UTF8.self))
        ?? frames.lazy.compactMap(\.failure).first
        ?? trace.ending.words
    }
  }

  private func message(_ reason: String, at place: Backtrace.Frame?) -> String {
    let where_ = place.map { " (line \($0.line))" } ?? ""
    return "The check did not end: \(reason)\(where_)."
  }

  /// A check that crashed where nothing of the learner's was running, and does so on the reference too.
  private static func fault(_ reason: String, at place: Backtrace.Frame?) -> String {
    let line = place.map { " (Checks.swift, line \($0.line))" } ?? ""
    return "The check itself stopped, which is no fault of this file: \(reason)\(line)."
  }

  /// A check that crashed with what the learner's file gave it.
  private static func message(_ reason: String, inCheckAt place: Backtrace.Frame) -> String {
    """
    The check could not go on with what this file gave it: \(reason) (Checks.swift, line \(place.line)). \
    With the reference solution it comes to its end.
    """
  }

  private func outcome(_ trace: LearnerProgram.Trace, reason: String) -> CheckReport.Outcome {
    switch trace.ending {
    case .timedOut: .timedOut(seconds: program.limits.seconds)
    case .printedTooMuch: .printedTooMuch(bytes: program.limits.fileSize)
    case .exited, .signaled: .crashed(reason: reason)
    }
  }

  private func diagnostic(_ reason: String, at place: Backtrace.Frame) -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: file, line: place.line, column: place.column),
      identifier: "check-crashed",
      summary: "Here the program stopped: \(reason).",
      solution: nil
    )
  }
}

extension LearnerProgram.Trace {
  /// What the program printed on both streams, without the runtime's crash notice.
  fileprivate func printed(limit: Int) -> String {
    standardOutput.text(from: 0, to: standardOutput.count, limit: limit)
      + CrashText.withoutNotice(
        standardError.text(from: 0, to: standardError.count, limit: limit)
      )
  }
}

extension Job.Ending {
  fileprivate var isSignal: Bool {
    if case .signaled = self { true } else { false }
  }

  /// Whether the program was somewhere when it ended.
  fileprivate var isLocatable: Bool {
    switch self {
    case .signaled, .timedOut: true
    case .exited, .printedTooMuch: false
    }
  }
}
