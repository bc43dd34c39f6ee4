public import CourseMarkdown
import CourseModel
public import CourseRunner

/// Proves a course: everything that its pages state, and that its checks find mistakes.
public struct Verifier: Sendable {
  /// How far proving has come.
  public struct Progress: Sendable, Hashable {
    /// What was just proven, as in `03-loading`.
    public var name: String
    /// How many pieces of work are done.
    public var done: Int
    /// How many are known by now; mutants come late.
    public var total: Int
  }

  private let root: String
  private let loaded: LoadedCourse
  /// The lessons and exercises that are proven.
  private let course: Course
  /// All exercises: later ones may stand on earlier ones.
  private let groundwork: [Exercise]
  private let runtime: Runtime
  private let workers: Workers

  /// Makes a verifier.
  ///
  /// - Parameters:
  ///   - root: the course's folder.
  ///   - loaded: the course, and what reading it brought to light.
  ///   - runtime: the toolchain and the compiled core.
  ///   - lessons: the identifiers of the lessons that are proven, each with its exercises; by default all.
  ///   - workers: how many things are proven at a time; by default as many as there are processors.
  public init(
    root: String,
    loaded: LoadedCourse,
    runtime: Runtime,
    lessons: Set<String>? = nil,
    workers: Int? = nil
  ) {
    self.root = root
    self.loaded = lessons.map(loaded.restricted) ?? loaded
    course = self.loaded.course
    groundwork = loaded.course.exercises
    self.runtime = runtime
    self.workers = Workers(count: workers)
  }

  /// Proves everything.
  ///
  /// What has been proven before and has not changed since is not proven again.
  /// - Parameter report: called after every piece of work, one call at a time.
  /// - Returns: what is wrong, and what was looked at.
  /// - Throws: ``RunnerError`` where nothing could be proven at all, or the run was interrupted.
  public func verify(
    report: @Sendable @escaping (Progress) -> Void = { _ in }
  ) async throws -> Verification {
    var found = Verification()
    found.diagnostics = loaded.diagnostics
    countLinks(&found.bill)
    var tracker = Tracker(report: report)
    let broken = try await proveParts(&found, &tracker)
    let sound = course.exercises.filter { !broken.contains($0.id) }
    let solved = try await proveAnswers(of: sound, &found, &tracker)
    try await proveChecks(of: sound.filter { solved.contains($0.id) }, &found, &tracker)
    found.diagnostics.sort { ($0.range.file, $0.range.start) < ($1.range.file, $1.range.start) }
    found.bill.exercises.sort { $0.exercise < $1.exercise }
    return found
  }

  /// Tells what is done.
  private struct Tracker {
    let report: @Sendable (Progress) -> Void
    var done = 0
    var total = 0

    mutating func add(_ count: Int) { total += count }
    mutating func finish(_ name: String) {
      done += 1
      report(Progress(name: name, done: done, total: total))
    }
  }

  private var proof: ExerciseProof {
    let checker = ExerciseChecker(root: root, runtime: runtime, exercises: groundwork)
    return ExerciseProof(root: root, course: course, checker: checker)
  }

  /// A piece of work that depends on no other.
  private enum Part: Sendable {
    case lesson(Int)
    case checks(Int)
    case format
    case reference
  }

  /// Proves the lessons and the formatting, and compiles the checks.
  ///
  /// - Returns: the exercises whose checks cannot be used.
  private func proveParts(
    _ found: inout Verification,
    _ tracker: inout Tracker
  ) async throws -> Set<String> {
    let parts =
      course.exercises.indices.map { Part.checks($0) }
      + course.lessons.indices.map { Part.lesson($0) } + [.format, .reference]
    tracker.add(parts.count)
    var broken: Set<String> = []
    try await workers.run(parts) { part in
      try await prove(part)
    } receive: { part, result in
      found.add(result)
      switch part {
      case .lesson(let index): tracker.finish(course.lessons[index].id)
      case .checks(let index):
        if !result.diagnostics.isEmpty { broken.insert(course.exercises[index].id) }
        tracker.finish(course.exercises[index].id)
      case .format: tracker.finish("formatting")
      case .reference: tracker.finish("reference")
      }
    }
    return broken
  }

  private func prove(_ part: Part) async throws(RunnerError) -> Verification {
    switch part {
    case .lesson(let index):
      return try await LessonProof(
        root: root,
        lesson: course.lessons[index],
        runner: LessonRunner(root: root, runtime: runtime),
        course: course
      ).verification()
    case .checks(let index):
      return try await proof.prepare(course.exercises[index]) ?? Verification()
    case .format:
      return try await FormatProof(root: root, course: course, formatter: runtime.formatter)
        .verification()
    case .reference:
      return ReferenceProof(root: root, course: course).verification()
    }
  }

  /// Checks the answers that come with the exercises.
  ///
  /// - Returns: the exercises whose reference solution passes.
  private func proveAnswers(
    of exercises: [Exercise],
    _ found: inout Verification,
    _ tracker: inout Tracker
  ) async throws -> Set<String> {
    let answers = exercises.flatMap(Answer.all)
    tracker.add(answers.count)
    var solved: Set<String> = []
    let proof = proof
    try await workers.run(answers) {
      try await proof.verification(of: $0)
    } receive: {
      answer,
      result in
      found.add(result)
      if answer.file == answer.exercise.solutionFile, result.diagnostics.isEmpty {
        solved.insert(answer.exercise.id)
      }
      tracker.finish(answer.file)
    }
    return solved
  }

  /// Changes the solutions and looks whether the checks find it.
  private func proveChecks(
    of exercises: [Exercise],
    _ found: inout Verification,
    _ tracker: inout Tracker
  ) async throws {
    let proof = proof
    var work: [(exercise: Exercise, mutant: Mutant)] = []
    var tallies: [String: MutationTally] = [:]
    for exercise in exercises {
      tallies[exercise.id] = MutationTally(of: exercise)
      work += try proof.mutants(of: exercise).map { (exercise, $0) }
    }
    tracker.add(work.count)
    try await workers.run(work) { item in
      try await proof.fate(of: item.mutant, in: item.exercise)
    } receive: { item, fate in
      tallies[item.exercise.id]?.add(item.mutant, fate)
      tracker.finish(item.exercise.id)
    }
    for tally in tallies.values { found.add(tally.verification) }
  }

  private func countLinks(_ bill: inout BillOfHealth) {
    let dead = loaded.diagnostics.count { $0.identifier == "dead-link" }
    bill.links.total =
      course.lessons.reduce(0) { $0 + Reading($1).links }
      + course.exercises.reduce(0) { $0 + Reading($1).links }
    bill.links.proven = max(0, bill.links.total - dead)
  }
}
