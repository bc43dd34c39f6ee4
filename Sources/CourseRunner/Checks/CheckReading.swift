import CourseEvents
import CourseModel

/// Reads what one run of the checks told into verdicts.
///
/// Only what was expected counts, and only a check that was seen to start, to end, and to pass has
/// passed.
struct CheckReading {
  /// The verdicts that arrived, by the checks' names.
  private(set) var verdicts: [String: CheckResult] = [:]
  /// The failures that arrived, by the checks' names.
  private(set) var messages: [String: [String]] = [:]
  /// The values that sealed checks gave away, by the checks' names.
  private(set) var values: [String: [SealedValue]] = [:]
  /// The check that started and did not end.
  private(set) var current: Exercise.Check?
  /// What the program told and an honest one does not, a sentence each.
  private(set) var suspicions: [String] = []
  /// Whether the program reached its end and every expected verdict arrived.
  private(set) var isComplete = false

  init(_ trace: LearnerProgram.Trace, expected: [Exercise.Check]) {
    for event in trace.events {
      switch event {
      case .checkStarted(let name):
        current = expected.first { $0.name == name }
        if current == nil { suspicions.append("A check that was not asked for reported: \(name).") }
      case .checkFailed(let name, let message, _, _):
        messages[name, default: []].append(message)
      case .valueGiven(let name, let label, let value, let accuracy):
        guard current?.name == name else { continue }
        values[name, default: []].append(
          SealedValue(label: label, value: value, accuracy: accuracy)
        )
      case .checkFinished(let name, let passed):
        guard let check = current, check.name == name, verdicts[name] == nil else { continue }
        let said = messages[name] ?? []
        verdicts[name] = CheckResult(
          check: check,
          passed: passed && said.isEmpty,
          messages: said
        )
        current = nil
      default:
        continue
      }
    }
    if trace.foreignLines > 0 {
      suspicions.append(
        "The channel of the verdicts held \(trace.foreignLines) lines that the engine did not write."
      )
    }
    isComplete = trace.isComplete && expected.allSatisfy { verdicts[$0.name] != nil }
  }
}
