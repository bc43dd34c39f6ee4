import CourseModel
import Foundation

/// The earlier exercises on which one builds, compiled as modules: the earliest first.
struct Groundwork: Sendable {
  /// One earlier exercise's file.
  struct Part: Sendable {
    /// The folder that holds the module and its object file.
    var folder: String
    var module: String
    /// Names the text and all it was compiled with.
    var key: String
    var builtOn: BuiltOn
  }

  var parts: [Part] = []

  /// What the compiler needs to find the modules.
  var options: [String] { folders.flatMap { ["-I", $0] } }
  /// Where the modules lie.
  var folders: [String] { parts.map(\.folder) }
  /// What is to be linked.
  var objects: [String] { parts.map { "\($0.folder)/\($0.module).o" } }
  /// What a result depends on.
  var key: String { parts.map(\.key).joined(separator: " ") }
  var usesOwnFiles: Bool { parts.contains { $0.builtOn.choice == .own } }

  /// The same exercises with their reference solutions in place of a learner's files.
  func settled(on reference: Groundwork, because choice: BuiltOn.Choice) -> Groundwork {
    var settled = reference
    for (index, part) in parts.enumerated() {
      settled.parts[index].builtOn.choice =
        part.builtOn.choice == .own ? choice : part.builtOn.choice
    }
    return settled
  }
}

extension ExerciseChecker {
  /// Compiles what an exercise builds on; a learner's file that passes its checks takes the
  /// reference's place.
  func groundwork(
    of exercise: Exercise,
    own: OwnWork,
    imports: [String]
  ) async throws(RunnerError) -> Groundwork {
    guard let id = exercise.buildsOn else { return Groundwork() }
    guard let base = exercises.first(where: { $0.id == id }), base != exercise else {
      throw .baseMissing(exercise: exercise.id, base: id)
    }
    var ground = try await groundwork(of: base, own: own, imports: imports)
    var text = try Files.text(Files.absolute(base.solutionFile, in: root))
    var choice = BuiltOn.Choice.notBegun
    if let file = own.file(base) {
      let passes = try await passes(base, file, on: ground, own: own, imports: imports)
      choice = passes ? .own : .notPassing
      if passes { text = file.text }
    }
    let builtOn = BuiltOn(exercise: base.id, title: base.title, choice: choice)
    ground.parts.append(
      try await compile(text, of: base, on: ground, as: builtOn, imports: imports)
    )
    return ground
  }

  /// Whether a learner's file of an earlier exercise passes its checks, or did the last time.
  private func passes(
    _ exercise: Exercise,
    _ file: OwnWork.File,
    on ground: Groundwork,
    own: OwnWork,
    imports: [String]
  ) async throws(RunnerError) -> Bool {
    let prepared = try await prepare(exercise, imports: imports)
    var digest = Digest()
    for part in [prepared.object, ground.key, file.text] { digest.add(part) }
    let entry = "groundwork/verdicts/" + digest.finish()
    if let known = cache.read(Bool.self, entry) { return known }
    let report = try await check(
      exercise,
      text: file.text,
      name: file.name,
      imports: imports,
      own: own
    )
    if case .timedOut = report.outcome { return false }
    // What passes on other ground than this cannot be compiled on this.
    let passes =
      report.passed && !report.builtOn.contains { [.notFitting, .notHelping].contains($0.choice) }
    cache.write(passes, entry)
    return passes
  }

  /// Compiles an earlier exercise's text as a module, or finds it compiled.
  private func compile(
    _ text: String,
    of exercise: Exercise,
    on ground: Groundwork,
    as builtOn: BuiltOn,
    imports: [String]
  ) async throws(RunnerError) -> Groundwork.Part {
    let module = exercise.moduleName
    var digest = Digest()
    for part in ["screened", module, text, ground.key, try await fingerprint(imports: imports)] {
      digest.add(part)
    }
    let key = digest.finish()
    let part = Groundwork.Part(
      folder: "\(cache.folder)/groundwork/\(key)",
      module: module,
      key: key,
      builtOn: builtOn
    )
    let object = "\(part.folder)/\(module).o"
    if Files.exists(object) { return part }

    let workplace = try Workplace(runtime: runtime, sandbox: sandbox)
    defer { workplace.remove() }
    let source = "\(workplace.sources)/\(module).swift"
    try Files.write(Data(text.utf8), to: source)
    let made = "\(workplace.objects)/\(module)"
    let options = ["-emit-module-path", made + ".swiftmodule"] + ground.options
    let command = runtime.compile(
      [source],
      module: module,
      into: made + ".o",
      options: PreparedChecks.exerciseOptions + options
    )
    let job = workplace.compiling(command, readable: ground.folders)
    guard try await job.run() == .exited(0) else {
      let said = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
      let messages = said.replacing(source, with: exercise.solutionFile)
      throw .checksDoNotCompile(exercise: exercise.id, messages: messages)
    }
    let findings = ObjectScreen.findings(
      in: try Files.read(made + ".o"),
      module: module,
      text: text
    )
    guard findings.isEmpty else {
      let messages = findings.map { "\($0.what): \($0.reason)" }.joined(separator: "\n")
      throw .checksDoNotCompile(exercise: exercise.id, messages: messages)
    }
    // The object file last: where it is, all is there.
    for suffix in [".swiftmodule", ".o"] {
      try Files.write(try Files.read(made + suffix), to: "\(part.folder)/\(module)\(suffix)")
    }
    return part
  }
}
