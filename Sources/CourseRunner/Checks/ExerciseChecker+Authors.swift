public import CourseModel
import Foundation

/// What an author asks of a checker, again and again: answers are kept by content.
extension ExerciseChecker {
  /// Checks a text on the reference solutions, or finds what it gave the last time.
  ///
  /// The result is kept under the digest of the text, of the checks and all they were compiled with,
  /// and of the data files that either names. A run that ran out of time is not kept.
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - text: an answer to it.
  ///   - name: the file's name in diagnostics.
  ///   - imports: the modules that the exercises may import.
  /// - Returns: a verdict for every check.
  /// - Throws: ``RunnerError`` where nothing could be checked at all.
  public func checkOnce(
    _ exercise: Exercise,
    text: String,
    name: String,
    imports: [String]
  ) async throws(RunnerError) -> CheckReport {
    let entry = "reports/" + (try await key(exercise, text: text, name: name, imports: imports))
    if let known = cache.read(CheckReport.self, entry) { return known }
    let report = try await check(exercise, text: text, name: name, imports: imports)
    if case .timedOut = report.outcome { return report }
    cache.write(report, entry)
    return report
  }

  /// What became of a changed solution.
  public enum MutantFate: String, Sendable, Hashable, Codable {
    /// A check found the change.
    case killed
    /// Every check passed all the same.
    case survived
    /// The change is no Swift that compiles, so that no learner could hand it in.
    case stillborn
  }

  /// Whether the checks find a change of the solution, or found it the last time.
  ///
  /// The first check that fails is enough, and so is a program that runs out of time.
  /// - Parameters:
  ///   - mutant: the changed solution.
  ///   - exercise: the exercise.
  ///   - imports: the modules that the exercises may import.
  /// - Returns: what became of it.
  /// - Throws: ``RunnerError`` where nothing could be checked at all.
  public func fate(
    of mutant: String,
    in exercise: Exercise,
    imports: [String]
  ) async throws(RunnerError) -> MutantFate {
    let entry = "mutants/" + (try await key(exercise, text: mutant, name: "", imports: imports))
    if let known = cache.read(MutantFate.self, entry) { return known }
    var checker = self
    checker.stopsAtFirstFailure = true
    checker.limits.seconds = 5
    let report = try await checker.check(
      exercise,
      text: mutant,
      name: Submission.file,
      imports: imports
    )
    let fate: MutantFate =
      switch report.outcome {
      case .doesNotCompile, .notAllowed: .stillborn
      default: report.passed ? .survived : .killed
      }
    cache.write(fate, entry)
    return fate
  }

  private func key(
    _ exercise: Exercise,
    text: String,
    name: String,
    imports: [String]
  ) async throws(RunnerError) -> String {
    let prepared = try await prepare(exercise, imports: imports)
    let checks = try Files.text(Files.absolute(exercise.checksFile, in: root))
    var digest = Digest()
    for part in [prepared.object, prepared.ground.key, name, text] { digest.add(part) }
    for check in exercise.checks { digest.add("\(check.title) \(check.points)") }
    try CourseData(root: root, namedIn: [text, checks]).add(to: &digest)
    return digest.finish()
  }
}
