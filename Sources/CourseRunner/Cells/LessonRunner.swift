public import CourseModel
import Foundation

/// Runs the cells of a lesson, or finds what they gave the last time.
public struct LessonRunner: Sendable {
  let root: String
  let runtime: Runtime
  let cache: Cache
  var limits = Limits.lesson

  /// Makes a runner for the course in a folder.
  public init(root: String, runtime: Runtime) {
    self.root = root
    self.runtime = runtime
    cache = Cache(root: root)
  }

  /// Runs a lesson's cells in order and then the proofs of its questions.
  ///
  /// A result is kept under the digest of the program's text, the compiled core, the toolchain and
  /// the data files that the program names. A run that ran out of time is not kept.
  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - imports: the modules that every cell imports.
  /// - Returns: what each cell gave and what is wrong with the lesson.
  /// - Throws: ``RunnerError`` where nothing could be run at all.
  public func run(_ lesson: Lesson, imports: [String]) async throws(RunnerError) -> LessonRun {
    let source = LessonSource(lesson, imports: imports)
    let text = source.text()
    let data = try CourseData(root: root, namedIn: [text])
    let key = try await key(text, imports: imports, data: data)
    if let kept = cache.read(ProgramRun.self, key), kept.cells.count == source.cells.count,
      kept.pieces.count == source.pieces.count
    {
      return kept.report(on: lesson, source: source, isCached: true)
    }
    let scratch = try Scratch()
    defer { scratch.remove() }
    try data.copy(to: scratch.work)
    let execution = LessonExecution(
      source: source,
      runtime: runtime,
      scratch: scratch,
      limits: limits
    )
    let result = try await execution.run()
    if !result.faults.contains(where: { $0.kind == .timedOut }) { cache.write(result, key) }
    return result.report(on: lesson, source: source, isCached: false)
  }

  private func key(
    _ text: String,
    imports: [String],
    data: CourseData
  ) async throws(RunnerError) -> String {
    var digest = Digest()
    digest.add(text)
    digest.add(
      try await runtime.fingerprint(of: .lesson, imports: imports + ["Notebook"], cache: cache)
    )
    try data.add(to: &digest)
    return "lessons/" + digest.finish()
  }
}
