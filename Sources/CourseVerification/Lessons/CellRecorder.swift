public import CourseModel
public import CourseRunner

/// Runs a lesson's cells and writes what they print into the lesson.
public struct CellRecorder: Sendable {
  private let root: String
  private let runtime: Runtime
  private let imports: [String]

  /// Makes a recorder for the course in a folder.
  public init(root: String, runtime: Runtime, imports: [String]) {
    self.root = root
    self.runtime = runtime
    self.imports = imports
  }

  /// Writes what every shown cell prints and the error that a cell must throw, what the broken code of
  /// a case shows, and what its fix prints where the lesson states that.
  ///
  /// - Parameter lesson: the lesson.
  /// - Throws: ``RecorderError/brokenCells(lesson:faults:)`` where a cell fails; nothing is written.
  public func write(_ lesson: Lesson) async throws {
    let run = try await LessonRunner(root: root, runtime: runtime).run(lesson, imports: imports)
    let broken = run.diagnostics.filter { $0.identifier.hasPrefix("cell-") }
    guard broken.isEmpty else {
      throw RecorderError.brokenCells(lesson: lesson.id, faults: broken.map(\.description))
    }
    var statements: [LessonRewriter.Statement] = []
    for block in lesson.blocks {
      guard case .cell(let cell) = block.content, cell.mode == .run || cell.mode == .error else {
        continue
      }
      let result = run.cells[cell.index]
      var output = result.standardOutput
      if case .threw(let message) = result.outcome { output += message }
      statements.append(.below(block.range, output))
    }
    for (debugCase, result) in zip(lesson.cases, run.cases) {
      for (stated, shown) in [(debugCase.symptom, result.symptom), (debugCase.fixed, result.fixed)]
      {
        if let stated, let shown { statements.append(.within(stated.range, shown)) }
      }
    }
    try LessonRewriter(root: root, lesson: lesson).state(statements)
  }
}
