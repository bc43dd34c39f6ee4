import CourseModel
import CourseRunner
import Foundation

/// One text to check, and all submissions that wait for its verdict.
struct GradingTask: Sendable {
  /// Names all that the verdict depends on.
  var key: String
  /// The submission, and those that are equal to it in everything that counts.
  var submissions: [Pending]
  /// The digests of the student's own files of earlier exercises, by exercise.
  var own: [String: String]
  /// Whether the verdict is in the gradebook.
  var isKnown: Bool
  var judge: Judge
}

/// An exercise with what its verdicts depend on.
struct Judge: Sendable {
  var exercise: Exercise
  /// The hidden checks, as an exercise.
  var hidden: Exercise?
  var identity: CheckIdentity
}

extension Grader {
  /// Makes the checks of exercises ready, several at a time.
  func judges(for exercises: Set<String>) async throws(GradingError) -> [String: Judge] {
    let wanted = course.exercises.filter { exercises.contains($0.id) }
    do {
      return try await withThrowingTaskGroup(of: Judge.self) { group in
        var waiting = wanted.makeIterator()
        for _ in 0..<workers {
          if let exercise = waiting.next() { group.addTask { try await judge(of: exercise) } }
        }
        var judges: [String: Judge] = [:]
        while let judge = try await group.next() {
          judges[judge.exercise.id] = judge
          if let exercise = waiting.next() {
            group.addTask { try await self.judge(of: exercise) }
          }
        }
        return judges
      }
    } catch let error as GradingError {
      throw error
    } catch {
      return [:]
    }
  }

  private func judge(of exercise: Exercise) async throws(GradingError) -> Judge {
    do throws(RunnerError) {
      var identity = try await checker.identity(of: exercise, imports: course.imports)
      let hidden = key?.exercises[exercise.id]
      if let hidden {
        let more = try await checker.identity(of: hidden, imports: course.imports)
        var digest = Digest()
        for part in [identity.checker, more.checker] { digest.add(part) }
        identity.checker = digest.finish()
      }
      return Judge(exercise: exercise, hidden: hidden, identity: identity)
    } catch {
      throw .brokenExercise(exercise.id, error)
    }
  }

  /// Groups submissions by what their verdicts depend on.
  func tasks(
    _ pending: [Pending],
    _ judges: [String: Judge]
  ) throws(GradingError) -> [GradingTask] {
    var order: [String] = []
    var tasks: [String: GradingTask] = [:]
    for submission in pending {
      guard let judge = judges[submission.exercise] else { continue }
      let own = try own(submission, judge.exercise)
      var digest = Digest()
      for part in [
        submission.exercise, submission.source, judge.identity.checker, judge.identity.core,
        judge.identity.toolchain,
      ] + own.sorted(by: { $0.key < $1.key }).flatMap({ [$0.key, $0.value] }) { digest.add(part) }
      let key = digest.finish()
      if tasks[key] == nil {
        order.append(key)
        tasks[key] = GradingTask(
          key: key,
          submissions: [],
          own: own,
          isKnown: try store.hasVerdict(key),
          judge: judge
        )
      }
      tasks[key]?.submissions.append(submission)
    }
    return order.compactMap { tasks[$0] }
  }

  /// The student's own files on which an exercise builds.
  private func own(
    _ submission: Pending,
    _ exercise: Exercise
  ) throws(GradingError) -> [String: String] {
    var own: [String: String] = [:]
    var current = exercise
    while let base = current.buildsOn,
      let earlier = course.exercises.first(where: { $0.id == base })
    {
      own[base] = try store.ownSource(
        of: submission.student,
        exercise: base,
        attempt: submission.attempt
      )
      current = earlier
    }
    return own
  }

  /// Checks one text.
  func judge(_ task: GradingTask) async throws -> Result<Verdict, GradingFault> {
    guard let submission = task.submissions.first,
      let text = try store.text(submission.source)
    else { return .failure(GradingFault(reason: "its text is gone")) }
    var texts: [String: String] = [:]
    for (exercise, digest) in task.own { texts[exercise] = try store.text(digest) }
    let files = texts
    let own = OwnWork { earlier in
      files[earlier.id].map { OwnWork.File(name: "\(earlier.id)/Exercise.swift", text: $0) }
    }
    // Open and hidden checks are run on one object file.
    var checker = checker
    checker.compiled = task.judge.hidden == nil ? nil : CompiledTexts()
    let check = { [checker] (exercise: Exercise) async throws(RunnerError) -> CheckReport in
      try await checker.check(
        exercise,
        text: text,
        name: "Exercise.swift",
        imports: course.imports,
        own: own
      )
    }
    let clock = ContinuousClock()
    let start = clock.now
    do throws(RunnerError) {
      let open = try await check(task.judge.exercise)
      var hidden: CheckReport?
      if let exercise = task.judge.hidden { hidden = try await check(exercise) }
      for report in [open, hidden].compactMap(\.self) {
        if case .couldNotCheck(let reason) = report.outcome {
          return .failure(GradingFault(reason: reason))
        }
      }
      let verdict = Verdict(
        key: task.key,
        open: open,
        hidden: hidden,
        seconds: (clock.now - start) / .seconds(1),
        submission: submission.source,
        identity: task.judge.identity
      )
      return verdict.map { .success($0) } ?? .failure(GradingFault(reason: "no verdict"))
    } catch .interrupted {
      throw CancellationError()
    } catch {
      return .failure(GradingFault(reason: error.description))
    }
  }
}
