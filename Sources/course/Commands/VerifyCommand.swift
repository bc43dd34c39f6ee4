import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseRunner
import CourseTerminal

/// Proves the course's content: faults in the files, every cell, every exercise.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove the content: run all cells; starters must fail, solutions must pass.",
    discussion: "Every fault is printed as file:line:column. The status is 1 if there is an error."
  )

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let loaded = try options.loadQuietly()
    show(loaded.diagnostics)
    let engine = Engine(root: root, course: loaded.course)
    var all = loaded.diagnostics
    for lesson in loaded.course.lessons {
      let run = try await interruptible("running \(lesson.id) …") { try await engine.run(lesson) }
      show(run.diagnostics)
      all += run.diagnostics
    }
    for exercise in loaded.course.exercises {
      let faults = try await interruptible("checking \(exercise.id) …") {
        try await Self.faults(in: exercise, engine)
      }
      show(faults)
      all += faults
    }
    let errors = all.count { $0.severity == .error }
    let counts =
      "\(loaded.course.lessons.count) lessons, \(loaded.course.exercises.count) exercises"
    Output.standard.write("\(counts): \(errors) errors, \(all.count - errors) other remarks\n")
    if errors > 0 { throw found() }
  }

  private func show(_ diagnostics: [Diagnostic]) {
    options.show(options.typesetter.diagnostics(diagnostics))
  }

  /// What is wrong with an exercise as it is shipped.
  private static func faults(in exercise: Exercise, _ engine: Engine) async throws -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let solution = try await engine.check(exercise, exercise.solutionFile)
    if !solution.passed {
      let failed = solution.checks.filter { !$0.passed }.map { result in
        ([result.check.name] + result.messages).joined(separator: ": ")
      }
      faults.append(
        Diagnostic(
          at: SourceRange(file: exercise.solutionFile, line: 1),
          identifier: "solution-fails",
          summary: "the solution does not pass its own checks",
          solution: "Mend the solution or the checks.",
          notes: failed + solution.diagnostics.map(\.description)
        )
      )
    }
    let starter = try await engine.check(exercise, exercise.starterFile)
    if starter.passed {
      faults.append(
        Diagnostic(
          at: SourceRange(file: exercise.starterFile, line: 1),
          identifier: "starter-passes",
          summary: "the starter passes all checks as it is",
          solution: "Leave something to do, or check it."
        )
      )
    }
    return faults
  }
}
