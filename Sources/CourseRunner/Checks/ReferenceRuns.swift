import CourseModel
import Foundation

/// What the reference solution gives in sealed checks, once for every seed.
actor SealedReference {
  static let shared = SealedReference()

  private struct Key: Hashable {
    var object: String
    var seed: UInt64
  }
  private var known: [Key: [String: [SealedValue]]] = [:]

  /// The values of an exercise's sealed checks, by the checks' names.
  ///
  /// They are the course's own program's, which runs in no box.
  func values(
    of exercise: Exercise,
    prepared: PreparedChecks,
    checker: ExerciseChecker,
    seed: UInt64
  ) async throws(RunnerError) -> [String: [SealedValue]] {
    let key = Key(object: prepared.object, seed: seed)
    if let values = known[key] { return values }
    let values = try await Self.run(exercise, prepared, checker, seed)
    // A terminal draws anew for every check: what is old is not asked for again.
    if known.count > 500 { known = [:] }
    known[key] = values
    return values
  }

  private static func run(
    _ exercise: Exercise,
    _ prepared: PreparedChecks,
    _ checker: ExerciseChecker,
    _ seed: UInt64
  ) async throws(RunnerError) -> [String: [SealedValue]] {
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
    guard try await workplace.linking(link, with: []).run() == .exited(0) else { return [:] }
    let sealed = exercise.checks.filter(\.isSealed)
    let trace = try await LearnerProgram(
      path: program,
      scratch: workplace.scratch,
      limits: .check,
      toolchain: checker.runtime.toolchain,
      workplace: workplace
    ).run(
      arguments: [sealed.map(prepared.source.filter).joined(separator: ",")],
      locked: Sandbox.canLock,
      seed: seed
    )
    let reading = CheckReading(trace, expected: sealed)
    return reading.values.filter { reading.verdicts[$0.key]?.passed == true }
  }
}
