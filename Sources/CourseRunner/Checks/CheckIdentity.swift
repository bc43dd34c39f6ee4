public import CourseModel
import Foundation

/// What a verdict depends on beside the submission, in hashes: equal ones give equal verdicts.
public struct CheckIdentity: Sendable, Hashable, Codable {
  /// The checks, what they are compiled against, and what they are worth.
  public var checker: String
  /// The course's core and the data files.
  public var core: String
  /// The compiler's version.
  public var toolchain: String

  /// Names what a verdict depends on.
  public init(checker: String, core: String, toolchain: String) {
    self.checker = checker
    self.core = core
    self.toolchain = toolchain
  }

  /// The way of judging: to be raised whenever the same file could get another verdict.
  static let engine = "2"
}

extension ExerciseChecker {
  /// What verdicts on an exercise depend on now.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - imports: the modules that the exercises may import.
  /// - Returns: hashes.
  /// - Throws: ``RunnerError`` where the checks cannot be made.
  public func identity(
    of exercise: Exercise,
    imports: [String]
  ) async throws(RunnerError) -> CheckIdentity {
    let prepared = try await prepare(exercise, imports: imports)
    let checks = try Files.text(Files.absolute(exercise.checksFile, in: root))
    let solution = try Files.text(Files.absolute(exercise.solutionFile, in: root))
    var checker = Digest()
    for part in [CheckIdentity.engine, checks, solution, prepared.source.main] { checker.add(part) }
    for check in exercise.checks { checker.add("\(check.name) \(check.points) \(check.isSealed)") }
    for part in prepared.ground.parts { checker.add(part.key) }
    var core = Digest()
    core.add(try await fingerprint(imports: imports))
    let data = root + "/Lessons/data"
    for file in Files.list(below: data) {
      core.add(file)
      core.add(try Files.read(data + "/" + file))
    }
    return CheckIdentity(
      checker: checker.finish(),
      core: core.finish(),
      toolchain: try await runtime.version(cache)
    )
  }
}

extension Runtime {
  /// The first line of what the compiler says about its version, or what it said the last time.
  func version(_ cache: Cache) async throws(RunnerError) -> String {
    var digest = Digest()
    digest.add("\(toolchain.compiler) \(Stamp(of: toolchain.compiler).map { "\($0)" } ?? "")")
    let entry = "toolchains/" + digest.finish()
    if let known = cache.read(String.self, entry) { return known }
    let result = try await Tool([toolchain.compiler, "-version"], seconds: 30).run()
    let version = result.output.split(separator: "\n").first.map(String.init) ?? "unknown"
    cache.write(version, entry)
    return version
  }
}
