package import CourseModel
import CourseProgress
package import CourseRunner

extension Classroom {
  /// Checks the learner's copy of an exercise, now and whenever it is saved, until it is interrupted.
  ///
  /// A check begins with the first change; where the file changes before there is a verdict, another check
  /// takes its place.
  /// - Parameters:
  ///   - exercise: The exercise, of which a copy is made if there is none.
  ///   - show: Shows a verdict, which has been recorded.
  /// - Throws: ``WatchingError``, or whatever kept the exercise from being checked.
  package func watch(
    _ exercise: Exercise,
    _ show: @escaping @Sendable (CheckReport) async throws -> Void
  ) async throws {
    let copy = WorkingCopy(of: exercise, root: root)
    try copy.begin()
    guard let watcher = FileWatcher(root + "/" + copy.file) else {
      throw WatchingError.cannotWatch(file: copy.file)
    }
    let check = { @Sendable (previous: Task<Void, any Error>?) in
      Task {
        previous?.cancel()
        _ = await previous?.result
        do {
          let report = try await engine.check(exercise, copy.file)
          try await watcher.settle(report)
          try store.recordAttempt(report)
          try await show(report)
        } catch {
          if !Task.isCancelled { watcher.stop() }
          throw error
        }
      }
    }
    var checking = check(nil)
    for await _ in watcher.changes { checking = check(checking) }
    if Task.isCancelled { checking.cancel() }
    try await checking.value
  }
}

/// Why a file cannot be watched.
package enum WatchingError: Error, Sendable, Hashable {
  /// The system gives no notice of what happens to the file.
  case cannotWatch(file: String)
}

extension WatchingError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  package var description: String {
    switch self {
    case .cannotWatch(let file):
      "The system cannot watch \(file). Check it yourself after every save, with check."
    }
  }
}
