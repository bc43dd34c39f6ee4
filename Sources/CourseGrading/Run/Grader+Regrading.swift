import CourseModel
import CourseRunner
import Foundation

extension Grader {
  /// What regrading would change for one student in one exercise.
  public struct Move: Sendable, Hashable, Codable {
    /// The student.
    public var student: String
    /// The exercise.
    public var exercise: String
    /// The attempt.
    public var attempt: Int
    /// The points so far; `nil` where there was no verdict.
    public var before: Int?
    /// The points to be; `nil` where there is none.
    public var after: Int?
    /// Why, a sentence each.
    public var reasons: [String]
    /// Whether a mark given by hand stays whatever regrading gives.
    public var isOverridden: Bool
  }

  /// Checks everything with the checks, the core and the toolchain of today, and compares.
  ///
  /// New verdicts are kept, so that applying them afterwards takes no time; marks change only when they
  /// are applied.
  /// - Parameters:
  ///   - applies: whether the marks change.
  ///   - begin: called when the checks are ready.
  ///   - report: called after every file that had to be checked.
  /// - Returns: what moves, in order of students and exercises.
  /// - Throws: ``GradingError``.
  public func regrade(
    applies: Bool,
    begin: @Sendable () -> Void = {},
    report: @Sendable @escaping (Progress) -> Void = { _ in }
  ) async throws(GradingError) -> [Move] {
    if key == nil, try store.setting(Self.keySetting) != nil {
      throw .keyMissing(path: store.path)
    }
    let all = try store.submissions(withoutVerdict: false)
    let tasks = try tasks(all, try await judges(for: Set(all.map(\.exercise))))
    begin()
    let unknown = tasks.filter { !$0.isKnown }
    var done = 0
    try await run(unknown) { task, result throws(GradingError) in
      done += 1
      if case .success(let verdict) = result { try store.keep(verdict) }
      report(
        Progress(
          student: task.submissions[0].student,
          exercise: task.submissions[0].exercise,
          verdict: try? result.get(),
          fault: result.reason,
          wasKnown: false,
          done: done,
          total: unknown.count
        )
      )
    }
    // Marks move all at once, or not at all.
    guard !Task.isCancelled else { return [] }
    var moves: [Move] = []
    let overrides = try store.overrides()
    for task in tasks {
      guard let after = try store.verdict(task.key) else { continue }
      let changed = task.submissions.filter { $0.verdict != task.key }
      for submission in changed {
        let before = try submission.verdict.flatMap { key throws(GradingError) in
          try store.verdict(key)
        }
        let reasons = Self.reasons(before, after)
        guard before?.points != after.points || !reasons.isEmpty else { continue }
        moves.append(
          Move(
            student: submission.student,
            exercise: submission.exercise,
            attempt: submission.attempt,
            before: before?.points,
            after: after.points,
            reasons: reasons,
            isOverridden: overrides.contains {
              $0.student == submission.student && $0.exercise == submission.exercise
                && $0.points != nil
            }
          )
        )
      }
      if applies, !changed.isEmpty { try store.settle(changed, with: task.key, as: .regraded) }
    }
    return moves.sorted {
      ($0.student, $0.exercise, $0.attempt) < ($1.student, $1.exercise, $1.attempt)
    }
  }

  /// What is judged otherwise, check by check.
  private static func reasons(_ before: Verdict?, _ after: Verdict) -> [String] {
    guard let before else { return ["It had no verdict."] }
    var reasons: [String] = []
    if before.outcome != after.outcome {
      reasons.append(
        "It ended otherwise: \(before.outcome.rawValue), now \(after.outcome.rawValue)."
      )
    }
    for item in after.items {
      guard let old = before.items.first(where: { $0.name == item.name }) else {
        reasons.append("\(item.name) is new: \(item.outcome.rawValue).")
        continue
      }
      if old.outcome != item.outcome {
        let why = item.messages.first.map { ": \($0)" } ?? ""
        reasons.append("\(item.name): \(old.outcome.rawValue), now \(item.outcome.rawValue)\(why)")
      } else if old.possible != item.possible, item.outcome == .passed {
        reasons.append("\(item.name) is worth \(item.possible), was \(old.possible).")
      }
    }
    for old in before.items where !after.items.contains(where: { $0.name == old.name }) {
      reasons.append("\(old.name) is gone; it was \(old.outcome.rawValue).")
    }
    return reasons
  }
}
