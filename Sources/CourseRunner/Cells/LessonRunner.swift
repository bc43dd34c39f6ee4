public import CourseModel

/// Runs the cells of a lesson, or finds what they gave the last time.
public struct LessonRunner: Sendable {
  let root: String
  let runtime: Runtime

  /// Makes a runner for the course in a folder.
  public init(root: String, runtime: Runtime) {
    self.root = root
    self.runtime = runtime
  }

  /// Runs a lesson's cells in order and then the proofs of its questions.
  ///
  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - imports: the modules that every cell imports.
  /// - Returns: what each cell gave and what is wrong with the lesson.
  /// - Throws: ``RunnerError`` where nothing could be run at all.
  public func run(_ lesson: Lesson, imports: [String]) async throws(RunnerError) -> LessonRun {
    LessonRun(lesson: lesson.id, cells: [], proofs: [], isCached: false, diagnostics: [])
  }
}
