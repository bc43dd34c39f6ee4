package import CourseModel
package import CourseProgress
package import CourseRunner
import Foundation

/// A course, its learner's record, and the engine: what every way of taking the course works with.
package struct Classroom: Sendable {
  /// The course's folder.
  package let root: String
  /// The course.
  package let course: Course
  /// The record of what the learner has done.
  package let store: ProgressStore
  /// What runs lessons and checks exercises.
  package let engine: Engine
  /// How the learner calls the program.
  package let command: String

  /// Opens a classroom.
  package init(
    root: String,
    course: Course,
    store: ProgressStore,
    engine: Engine,
    command: String
  ) {
    self.root = root
    self.course = course
    self.store = store
    self.engine = engine
    self.command = command
  }

  /// Where the learner is now.
  package func standing() throws(ProgressError) -> Standing {
    Standing(course, try store.progress())
  }

  /// Checks the learner's copy of an exercise, making it if there is none, and records the result.
  ///
  /// What cannot be recorded is shown all the same, and why is said beside it.
  package func check(_ exercise: Exercise) async throws -> CheckReport {
    let copy = WorkingCopy(of: exercise, root: root)
    try copy.begin()
    let report = try await engine.check(exercise, copy.file)
    keep { () throws(ProgressError) in try store.recordAttempt(report) }
    return report
  }

  private func keep(_ record: () throws(ProgressError) -> Void) {
    do { try record() } catch { Output.error.write("\(error)\n") }
  }

  /// The exercises of which the learner has a copy, in the course's order.
  package var begun: [Exercise] {
    course.exercises.filter { WorkingCopy(of: $0, root: root).exists }
  }

  /// Checks exercises beside each other, as many at once as there are processors.
  ///
  /// - Returns: A report for each, in their order.
  package func check(_ exercises: [Exercise]) async throws -> [CheckReport] {
    try await withThrowingTaskGroup(of: (Int, CheckReport).self) { group in
      var waiting = Array(exercises.enumerated())[...]
      let add = { (group: inout ThrowingTaskGroup<(Int, CheckReport), any Error>) in
        guard let (index, exercise) = waiting.popFirst() else { return }
        group.addTask { (index, try await check(exercise)) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { add(&group) }
      var reports: [Int: CheckReport] = [:]
      while let (index, report) = try await group.next() {
        reports[index] = report
        add(&group)
      }
      return exercises.indices.compactMap { reports[$0] }
    }
  }

  /// The number of the next hint of an exercise, from 0, which is then recorded as shown.
  ///
  /// - Returns: `nil` when all have been shown.
  package func nextHint(of exercise: Exercise) throws(ProgressError) -> Int? {
    let shown = try store.progress().exercises[exercise.id]?.hints ?? 0
    guard shown < exercise.hints.count else { return nil }
    keep { () throws(ProgressError) in try store.recordHint(shown, of: exercise.id) }
    return shown
  }
}
