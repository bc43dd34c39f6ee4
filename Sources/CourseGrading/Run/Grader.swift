public import CourseModel
public import CourseRunner
import Foundation

/// Grades a class into a gradebook.
public struct Grader: Sendable {
  /// What grading has come to.
  public struct Progress: Sendable, Hashable {
    /// The student whose file was graded.
    public var student: String
    /// The exercise.
    public var exercise: String
    /// The verdict, where there is one.
    public var verdict: Verdict?
    /// Why there is none, where there is none.
    public var fault: String?
    /// Whether the verdict was known already.
    public var wasKnown: Bool
    /// How many files have been graded, this one included.
    public var done: Int
    /// How many there are to grade.
    public var total: Int
  }

  let course: Course
  let checker: ExerciseChecker
  let store: GradebookStore
  let key: AnswerKey?
  /// What a gradebook remembers once it was graded with a key.
  static let keySetting = "key"
  let workers: Int
  let shard: Shard?

  /// Makes a grader.
  ///
  /// - Parameters:
  ///   - course: the course; its exercises are graded.
  ///   - checker: what checks a file.
  ///   - store: the gradebook.
  ///   - key: the hidden checks, if there are any.
  ///   - shard: the part of the class that this machine grades; all of it where `nil`.
  ///   - workers: how many files are checked at a time; by default one more than there are processors,
  ///     which has work for them while the others wait for their boxes.
  public init(
    course: Course,
    checker: ExerciseChecker,
    store: GradebookStore,
    key: AnswerKey? = nil,
    shard: Shard? = nil,
    workers: Int? = nil
  ) {
    self.course = course
    // One seed for a class, and another for every class: what is graded again comes out the same.
    var checker = checker
    let drawn = String(UInt64.random(in: 1...UInt64.max))
    checker.hasSecrets = key != nil
    if key != nil { _ = try? store.setting(Self.keySetting, default: "used") }
    checker.seed = UInt64((try? store.setting("seed", default: drawn)) ?? drawn)
    self.checker = checker
    self.store = store
    self.key = key
    self.shard = shard
    self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount + 1)
  }

  /// What came of taking in a class's work, beside the work.
  public struct Intake: Sendable, Hashable {
    /// The names of what belongs to nobody.
    public var strays: [String] = []
    /// What a teacher should know, a sentence each.
    public var notices: [String] = []
  }

  /// Takes in what a class has handed in.
  ///
  /// - Parameters:
  ///   - path: a folder with something for every student, or an archive of all.
  ///   - roster: who is in the class.
  ///   - only: the exercise that is asked for, where it is one: a bare `Exercise.swift` answers it.
  /// - Returns: what was not taken in, and what was in another way than its author may have meant.
  /// - Throws: ``GradingError``.
  public func takeIn(
    _ path: String,
    roster: Roster? = nil,
    only: Exercise? = nil
  ) throws(GradingError) -> Intake {
    var intake = Intake()
    let reader = ClassReader(course.exercises, only: only)
    intake.strays = try reader.read(path) { handin throws(GradingError) in
      guard shard?.holds(handin.student.id) ?? true else { return }
      try store.takeIn(handin, exercises: course.exercises)
      intake.notices += handin.notices.map { "\(handin.student.name): \($0)." }
    }
    if let roster {
      try store.takeIn(roster)
      let unlisted = try store.students().filter { !$0.onRoster }.map(\.name)
      if !unlisted.isEmpty { intake.notices.insert(Self.unlisted(unlisted), at: 0) }
    }
    return intake
  }

  /// A platform passes over marks of people whom it doesn't know, without a word.
  private static func unlisted(_ names: [String]) -> String {
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    return "The roster has no line for \(names.prefix(10).joined(separator: ", "))\(more)."
  }

  /// Grades whatever has no verdict yet; what was graded before an interruption is not graded again.
  ///
  /// Nothing that a student hands in stops the others.
  /// - Parameters:
  ///   - begin: called when the checks are ready.
  ///   - report: called after every file, one call at a time.
  /// - Throws: ``GradingError`` where an exercise is broken or the gradebook cannot be written.
  public func grade(
    begin: @Sendable () -> Void = {},
    report: @Sendable @escaping (Progress) -> Void = { _ in }
  ) async throws(GradingError) {
    let pending = try store.submissions(withoutVerdict: true)
    let judges = try await judges(for: Set(pending.map(\.exercise)))
    let tasks = try tasks(pending, judges)
    begin()
    var done = 0
    let total = pending.count
    for task in tasks where task.isKnown {
      try store.settle(task.submissions, with: task.key, as: .graded)
      for submission in task.submissions {
        done += 1
        report(
          Progress(
            student: submission.student,
            exercise: submission.exercise,
            verdict: try store.verdict(task.key),
            wasKnown: true,
            done: done,
            total: total
          )
        )
      }
    }
    try await run(tasks.filter { !$0.isKnown }) { task, result throws(GradingError) in
      switch result {
      case .success(let verdict): try store.record(verdict, for: task.submissions)
      case .failure(let fault): try store.recordFault(fault.reason, for: task.submissions)
      }
      for (index, submission) in task.submissions.enumerated() {
        done += 1
        report(
          Progress(
            student: submission.student,
            exercise: submission.exercise,
            verdict: try? result.get(),
            fault: result.reason,
            wasKnown: index > 0,
            done: done,
            total: total
          )
        )
      }
    }
  }

  /// Checks what tasks name, several at a time, and hands on every result as it comes.
  func run(
    _ tasks: [GradingTask],
    take: (GradingTask, Result<Verdict, GradingFault>) throws(GradingError) -> Void
  ) async throws(GradingError) {
    do {
      try await withThrowingTaskGroup(of: (GradingTask, Result<Verdict, GradingFault>).self) {
        group in
        var waiting = tasks.makeIterator()
        for _ in 0..<workers {
          if let task = waiting.next() { group.addTask { (task, try await judge(task)) } }
        }
        while let (task, result) = try await group.next() {
          try take(task, result)
          if let task = waiting.next() { group.addTask { (task, try await judge(task)) } }
        }
      }
    } catch let error as GradingError {
      throw error
    } catch {
      // Whoever interrupts finds the gradebook as it is.
    }
  }
}

/// Why a file could not be checked.
struct GradingFault: Error, Sendable, Hashable {
  var reason: String
}

extension Result where Failure == GradingFault {
  var reason: String? {
    if case .failure(let fault) = self { fault.reason } else { nil }
  }
}
