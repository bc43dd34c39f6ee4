import CourseModel
import Foundation

/// An exercise's checks, compiled once against its reference solution.
///
/// A learner's file is later linked to them and never seen by the compiler together with them:
/// nothing in it can shadow an assertion, and a link proves every signature.
struct PreparedChecks {
  let source: ChecksSource
  /// The object file of the checks.
  let object: String
  /// The object file of the reference solution.
  var reference: String { Files.folder(of: object) + "/Reference.o" }
  /// A seed that is always the same for these checks: what the reference gives for it can be kept.
  var seed: UInt64 {
    let name = Files.folder(of: object).split(separator: "/").last ?? ""
    return UInt64(name.prefix(16), radix: 16) ?? 1
  }
  /// The solution's types, which a learner's file must make public too.
  let publicTypes: Set<String>
  /// Whether the checks call Foundation, as far as their text tells.
  let importsFoundation: Bool
  /// The reference solutions on which the exercise builds.
  let ground: Groundwork

  /// Compiles the checks, or finds them in the cache under the core's fingerprint.
  static func make(
    _ exercise: Exercise,
    root: String,
    runtime: Runtime,
    cache: Cache,
    fingerprint: String,
    ground: Groundwork
  ) async throws(RunnerError) -> PreparedChecks {
    let checks = try Files.text(Files.absolute(exercise.checksFile, in: root))
    let solution = try Files.text(Files.absolute(exercise.solutionFile, in: root))
    let source = try ChecksSource(exercise, text: checks)
    var digest = Digest()
    for part in [CheckIdentity.engine, checks, solution, source.main, fingerprint, ground.key] {
      digest.add(part)
    }
    let object = "\(cache.folder)/checks/\(digest.finish())/Checks.o"
    let types = TypeAccess.declarations(in: solution)
    let prepared = PreparedChecks(
      source: source,
      object: object,
      publicTypes: Set(types.map(\.name)),
      importsFoundation: checks.contains("Foundation"),
      ground: ground
    )
    if Files.exists(object), Files.exists(prepared.reference) { return prepared }
    if let hidden = types.first(where: { !$0.isPublic }) {
      throw .typeNotPublic(exercise: exercise.id, name: hidden.name)
    }

    let scratch = try Scratch()
    defer { scratch.remove() }
    let folder = scratch.folder
    for (name, text) in [
      ("Solution.swift", solution), ("Checks.swift", checks), ("main.swift", source.main),
    ] {
      try Files.write(Data(text.utf8), to: "\(folder)/\(name)")
    }
    let compile = { (files: [String], module: String, options: [String]) in
      runtime.compile(
        files.map { "\(folder)/\($0)" },
        module: module,
        into: "\(folder)/\(module).o",
        options: options + ground.options
      )
    }
    let emit = ["-emit-module-path", "\(folder)/Exercise.swiftmodule"]
    for command in [
      compile(["Solution.swift"], "Exercise", Self.exerciseOptions + emit),
      compile(["Checks.swift", "main.swift"], "Checks", ["-I", folder]),
    ] {
      let job = Toolchain.job(command, in: scratch)
      if try await job.run() == .exited(0) { continue }
      let output = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
      throw .checksDoNotCompile(
        exercise: exercise.id,
        messages: output.replacing(folder + "/", with: exercise.folder + "/")
      )
    }
    try Files.write(try Files.read("\(folder)/Exercise.o"), to: prepared.reference)
    // The checks last: where they are, all is there.
    try Files.write(try Files.read("\(folder)/Checks.o"), to: object)
    return prepared
  }

  /// How the module `Exercise` is compiled, the solution's and the learner's alike.
  ///
  /// Library evolution keeps the layout of public types out of the checks, so that a learner's type
  /// may store other properties than the solution's. Regexes are written `/…/`, as in Swift 6.
  static let moduleOptions = [
    "-parse-as-library", "-enable-testing", "-enable-library-evolution",
    "-enable-bare-slash-regex",
  ]

  /// The same, and safe: strict memory safety, as an error, keeps out whatever could overwrite the
  /// checks or their verdicts.
  ///
  /// It is Swift 5: Swift 6 would refuse the file of an honest author who has a global variable.
  static let exerciseOptions =
    moduleOptions + ["-strict-memory-safety", "-Werror", "StrictMemorySafety"]
}
