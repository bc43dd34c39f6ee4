import CourseModel
import Foundation

/// What the reference solution does in checks, once for every seed.
///
/// It is the course's own program, which runs in no box.
actor ReferenceRuns {
  static let shared = ReferenceRuns()

  private struct Key: Hashable {
    var object: String
    var checks: [String]
    var seed: UInt64
  }
  private var known: [Key: CheckReading] = [:]

  /// The values that the reference gives in some checks of an exercise, by the checks' names.
  ///
  /// Those of a seed that is no secret are kept beside the checks.
  func values(
    in checks: [Exercise.Check],
    _ prepared: PreparedChecks,
    of exercise: Exercise,
    checker: ExerciseChecker,
    seed: UInt64
  ) async throws(RunnerError) -> [String: [SealedValue]] {
    let names = checks.map { "\($0.name)\n" }.joined()
    var digest = Digest()
    for part in [prepared.object, names] { digest.add(part) }
    let entry = "reference/" + digest.finish()
    let isKept = seed == prepared.seed
    if isKept, let kept = checker.cache.read([String: [SealedValue]].self, entry) { return kept }
    let reading = try await reading(checks, prepared, exercise, checker, seed)
    let values = reading.values.filter { reading.verdicts[$0.key]?.passed == true }
    if isKept, values.count == checks.count { checker.cache.write(values, entry) }
    return values
  }

  /// Whether a check comes to its end on the reference.
  func ends(
    _ check: Exercise.Check,
    _ prepared: PreparedChecks,
    of exercise: Exercise,
    checker: ExerciseChecker,
    seed: UInt64
  ) async throws(RunnerError) -> Bool {
    try await reading([check], prepared, exercise, checker, seed).verdicts[check.name] != nil
  }

  private func reading(
    _ checks: [Exercise.Check],
    _ prepared: PreparedChecks,
    _ exercise: Exercise,
    _ checker: ExerciseChecker,
    _ seed: UInt64
  ) async throws(RunnerError) -> CheckReading {
    let key = Key(object: prepared.object, checks: checks.map(\.name), seed: seed)
    if let reading = known[key] { return reading }
    let reading = try await Self.run(checks, prepared, exercise, checker, seed)
    // Whoever draws anew again and again does not ask for what is old.
    if known.count > 500 { known = [:] }
    known[key] = reading
    return reading
  }

  private static func run(
    _ checks: [Exercise.Check],
    _ prepared: PreparedChecks,
    _ exercise: Exercise,
    _ checker: ExerciseChecker,
    _ seed: UInt64
  ) async throws(RunnerError) -> CheckReading {
    let workplace = try Workplace(runtime: checker.runtime)
    defer { workplace.remove() }
    let texts = [exercise.checksFile, exercise.solutionFile].compactMap { path in
      try? Files.text(Files.absolute(path, in: checker.root))
    }
    try CourseData(root: checker.root, namedIn: texts).copy(to: workplace.scratch.work)
    let program = workplace.programs + "/checks"
    let link = try checker.runtime.link(
      [prepared.object, prepared.reference] + prepared.ground.objects,
      with: .check,
      into: program
    )
    guard try await workplace.linking(link, with: []).run() == .exited(0) else {
      throw .cannotStart(program: exercise.id, reason: "the reference could not be linked")
    }
    let trace = try await LearnerProgram(
      path: program,
      scratch: workplace.scratch,
      limits: .check,
      toolchain: checker.runtime.toolchain,
      workplace: workplace
    ).run(
      arguments: [checks.map(prepared.source.filter).joined(separator: ",")],
      locked: Sandbox.canLock,
      seed: seed
    )
    return CheckReading(trace, expected: checks)
  }
}
