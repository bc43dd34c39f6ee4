public import CourseModel
import Foundation

/// Checks a learner's file against an exercise.
public struct ExerciseChecker: Sendable {
  let root: String
  let runtime: Runtime
  let cache: Cache
  var limits = Limits.check

  /// Makes a checker for the course in a folder.
  public init(root: String, runtime: Runtime) {
    self.root = root
    self.runtime = runtime
    cache = Cache(root: root)
  }

  /// Compiles a file, links it to the exercise's checks and runs them.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - file: the learner's file: absolute, or relative to the course's folder.
  ///   - imports: the modules that the exercises may import.
  /// - Returns: a verdict for every check.
  /// - Throws: ``RunnerError`` where nothing could be checked at all.
  public func check(
    _ exercise: Exercise,
    file: String,
    imports: [String]
  ) async throws(RunnerError) -> CheckReport {
    let text = try Submission.text(Files.absolute(file, in: root), name: file)
    return try await check(exercise, text: text, name: file, imports: imports)
  }

  /// Checks a learner's text, as ``check(_:file:imports:)`` checks a file.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - text: what the learner wrote.
  ///   - name: the file's name in diagnostics.
  ///   - imports: the modules that the exercises may import.
  /// - Returns: a verdict for every check.
  /// - Throws: ``RunnerError`` where nothing could be checked at all.
  public func check(
    _ exercise: Exercise,
    text: String,
    name: String,
    imports: [String]
  ) async throws(RunnerError) -> CheckReport {
    let prepared = try await prepare(exercise, imports: imports)
    let scratch = try Scratch()
    defer { scratch.remove() }
    let checks = try Files.text(Files.absolute(exercise.checksFile, in: root))
    try CourseData(root: root, namedIn: [text, checks]).copy(to: scratch.work)
    let submission = Submission(
      name: name,
      text: text,
      runtime: runtime,
      scratch: scratch
    )
    let faults = try await submission.build(with: prepared)
    guard faults.isEmpty else {
      return CheckReport(
        exercise: exercise.id,
        outcome: .doesNotCompile,
        checks: exercise.checks.map { CheckResult(check: $0, passed: false) },
        diagnostics: faults
      )
    }
    let program = LearnerProgram(
      path: submission.program,
      scratch: scratch,
      limits: limits,
      toolchain: runtime.toolchain
    )
    return try await CheckExecution(
      exercise: exercise,
      file: name,
      source: prepared.source,
      program: program
    ).run()
  }

  /// Compiles an exercise's checks, so that the first learner does not wait for them.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - imports: the modules that the exercises may import.
  /// - Throws: ``RunnerError`` where they do not compile against the solution.
  public func prepareChecks(
    of exercise: Exercise,
    imports: [String]
  ) async throws(RunnerError) {
    _ = try await prepare(exercise, imports: imports)
  }

  private func prepare(
    _ exercise: Exercise,
    imports: [String]
  ) async throws(RunnerError) -> PreparedChecks {
    let fingerprint = try await runtime.fingerprint(
      of: .check,
      imports: imports + ["ExerciseChecks"],
      cache: cache
    )
    return try await PreparedChecks.make(
      exercise,
      root: root,
      runtime: runtime,
      cache: cache,
      fingerprint: fingerprint
    )
  }
}
