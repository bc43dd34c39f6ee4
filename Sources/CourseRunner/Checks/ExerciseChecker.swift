public import CourseModel
import Foundation

/// Checks a learner's file against an exercise.
public struct ExerciseChecker: Sendable {
  let root: String
  let runtime: Runtime
  let exercises: [Exercise]
  let cache: Cache
  /// The boxes around what learners wrote; `nil` on their own machines.
  let sandbox: Sandbox?
  var limits = Limits.check
  /// Whether a file is screened before it is run; the tests of what lies behind do without.
  var screens = true
  /// Whether the checks are not to be read: then nothing runs without a lock where there is no box.
  public var hasSecrets = false
  /// What random numbers of sealed checks are drawn from; of the checks themselves where `nil`, for who
  /// checks their own work.
  public var seed: UInt64?
  /// What was compiled before; every check compiles anew where `nil`.
  public var compiled: CompiledTexts?
  /// Tools that wait between checks, where there are no boxes; none do where `nil`.
  public var waiting: WaitingTools?
  /// Whether nothing more is run once a check has failed.
  var stopsAtFirstFailure = false

  /// Makes a checker for the course in a folder.
  ///
  /// - Parameters:
  ///   - root: the course's folder.
  ///   - runtime: the toolchain and the compiled core.
  ///   - exercises: the course's exercises, among which those are found on which others build.
  ///   - sandbox: the boxes in which strangers' files are compiled and run.
  public init(
    root: String,
    runtime: Runtime,
    exercises: [Exercise] = [],
    sandbox: Sandbox? = nil
  ) {
    self.root = root
    self.runtime = runtime
    self.exercises = exercises
    self.sandbox = sandbox
    cache = Cache(root: root)
  }

  /// Compiles a file, links it to the exercise's checks and runs them.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - file: the learner's file: absolute, or relative to the course's folder.
  ///   - imports: the modules that the exercises may import.
  ///   - own: the learner's files of earlier exercises, on which this one may build.
  /// - Returns: a verdict for every check.
  /// - Throws: ``RunnerError`` where nothing could be checked at all.
  public func check(
    _ exercise: Exercise,
    file: String,
    imports: [String],
    own: OwnWork = .none
  ) async throws(RunnerError) -> CheckReport {
    let text = try Submission.text(Files.absolute(file, in: root), name: file)
    return try await check(exercise, text: text, name: file, imports: imports, own: own)
  }

  /// Checks a learner's text, as ``check(_:file:imports:own:)`` checks a file.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - text: what the learner wrote.
  ///   - name: the file's name in diagnostics.
  ///   - imports: the modules that the exercises may import.
  ///   - own: the learner's files of earlier exercises, on which this one may build.
  /// - Returns: a verdict for every check.
  /// - Throws: ``RunnerError`` where nothing could be checked at all.
  public func check(
    _ exercise: Exercise,
    text: String,
    name: String,
    imports: [String],
    own: OwnWork = .none
  ) async throws(RunnerError) -> CheckReport {
    let prepared = try await prepare(exercise, imports: imports)
    let ground = try await groundwork(of: exercise, own: own, imports: imports)
    let work = Work(exercise: exercise, text: text, name: name, imports: imports)
    let report = try await run(work, with: prepared, on: ground)
    guard ground.usesOwnFiles, !report.passed else { return report }
    // The better of the two counts: nobody pays twice for an earlier mistake.
    let choice: BuiltOn.Choice = report.isBuilt ? .notHelping : .notFitting
    let other = try await run(
      work,
      with: prepared,
      on: ground.settled(on: prepared.ground, because: choice)
    )
    let isBetter = report.isBuilt ? other.points > report.points : other.isBuilt
    return isBetter ? other : report
  }

  /// A learner's text, and what it is to answer.
  private struct Work {
    var exercise: Exercise
    var text: String
    var name: String
    var imports: [String]
  }

  /// Checks a text on one ground.
  private func run(
    _ work: Work,
    with prepared: PreparedChecks,
    on ground: Groundwork
  ) async throws(RunnerError) -> CheckReport {
    let exercise = work.exercise
    let waiting = sandbox == nil && screens ? waiting : nil
    let started = ground.parts.isEmpty ? waiting?.take(for: runtime) : nil
    let workplace =
      if let started { started.workplace } else {
        try Workplace(runtime: runtime, sandbox: sandbox)
      }
    defer {
      started?.discard()
      workplace.remove()
      waiting?.prepare(for: runtime)
    }
    let checks = try Files.text(Files.absolute(exercise.checksFile, in: root))
    try CourseData(root: root, namedIn: [work.text, checks]).copy(to: workplace.scratch.work)
    let submission = Submission(
      name: work.name,
      text: work.text,
      imports: Set(work.imports + ground.parts.map(\.module)),
      isScreened: screens,
      workplace: workplace,
      compiled: compiled,
      started: started
    )
    let faults = try await submission.build(with: prepared, on: ground)
    let builtOn = ground.parts.map(\.builtOn)
    guard faults.isEmpty else {
      try workplace.scratch.requireRoom()
      let screened = faults.filter { Submission.notAllowed.contains($0.identifier) }
      return CheckReport(
        exercise: exercise.id,
        outcome: screened.isEmpty ? .doesNotCompile : .notAllowed,
        checks: exercise.checks.map { CheckResult(check: $0, passed: false) },
        diagnostics: faults,
        builtOn: builtOn,
        suspicions: screened.map { "Line \($0.range.start.line): \($0.summary)" }
      )
    }
    let program = LearnerProgram(
      path: submission.program,
      scratch: workplace.scratch,
      limits: limits,
      toolchain: runtime.toolchain,
      workplace: workplace
    )
    let seed = seed ?? prepared.seed
    let sealed = exercise.checks.filter(\.isSealed)
    let reference =
      sealed.isEmpty
      ? [:]
      : try await ReferenceRuns.shared.values(
        in: sealed,
        prepared,
        of: exercise,
        checker: self,
        seed: seed
      )
    var report = try await CheckExecution(
      exercise: exercise,
      file: work.name,
      source: prepared.source,
      program: program,
      seed: seed,
      reference: reference,
      endsOnReference: { check throws(RunnerError) in
        try await ReferenceRuns.shared.ends(
          check,
          prepared,
          of: exercise,
          checker: self,
          seed: seed
        )
      },
      locatesCrashes: !hasSecrets || sandbox != nil,
      stopsAtFirstFailure: stopsAtFirstFailure
    ).run()
    report.builtOn = builtOn
    if !report.passed { try workplace.scratch.requireRoom() }
    return report
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

  /// The exercise's checks, compiled against its solution and what that builds on.
  func prepare(
    _ exercise: Exercise,
    imports: [String]
  ) async throws(RunnerError) -> PreparedChecks {
    try await PreparedChecks.make(
      exercise,
      root: root,
      runtime: runtime,
      cache: cache,
      fingerprint: try await fingerprint(imports: imports),
      ground: try await groundwork(of: exercise, own: .none, imports: imports)
    )
  }

  /// What the compiled core is, as far as exercises see it.
  func fingerprint(imports: [String]) async throws(RunnerError) -> String {
    try await runtime.fingerprint(
      of: .check,
      imports: imports + ["ExerciseChecks"],
      cache: cache
    )
  }
}

extension CheckReport {
  /// Whether there was a program to run.
  fileprivate var isBuilt: Bool {
    switch outcome {
    case .doesNotCompile, .notAllowed: false
    default: true
    }
  }
}
