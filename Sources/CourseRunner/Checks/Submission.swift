import CourseModel
import Foundation

/// A learner's file on its way to a program: compiled alone, then linked to the checks.
struct Submission {
  /// The file as diagnostics name it.
  let name: String
  let text: String
  /// The modules that it may import.
  let imports: Set<String>
  let isScreened: Bool
  let workplace: Workplace
  var compiled: CompiledTexts?
  /// Tools that wait in the workplace for a screened file.
  var started: StartedTools?

  /// The identifiers of diagnostics about what is not allowed, by what found it: the words of the text,
  /// the compiler's look at memory, and the symbols of the object file.
  static let notAllowed: Set = ["forbidden-words", "unsafe-memory", "forbidden-symbols"]

  /// The name by which the compiler knows the file.
  static let file = "Exercise.swift"
  var program: String { workplace.programs + "/checks" }
  private var object: String { Self.object(in: workplace) }
  static func object(in workplace: Workplace) -> String {
    workplace.objects + "/Exercise.o"
  }

  /// The largest file that is read, in bytes: far more than anybody writes by hand.
  static let limit = 256 << 10

  /// Reads a learner's file.
  static func text(_ path: String, name: String) throws(RunnerError) -> String {
    guard Files.exists(path) else { throw .unreadable(file: name, reason: "there is no such file") }
    guard let stamp = Stamp(of: path) else {
      throw .unreadable(file: name, reason: "it is not a regular file")
    }
    guard stamp.size <= limit else {
      let reason = "it is \(stamp.size) bytes long, the limit is \(limit)"
      throw .unreadable(file: name, reason: reason)
    }
    let data = try Files.read(path)
    // To the compiler a zero byte is a space, and to who reads the text it is none.
    guard !data.contains(0), let text = String(data: data, encoding: .utf8) else {
      throw .unreadable(file: name, reason: "it is not UTF-8 text")
    }
    return text
  }

  /// Makes the program.
  ///
  /// - Returns: what is wrong with the file; nothing where the program is made.
  func build(
    with checks: PreparedChecks,
    on ground: Groundwork
  ) async throws(RunnerError) -> [Diagnostic] {
    let faults = try await compile(on: ground)
    guard faults.isEmpty else { return faults }
    guard let output = try await linkFailure(with: checks, on: ground) else {
      let hidden = TypeAccess.declarations(in: text)
        .filter { !$0.isPublic && checks.publicTypes.contains($0.name) }
      return try hidden.map(diagnostic) + enumsKeptOtherwise(than: checks).map(otherwiseKept)
    }
    let clashes = Clash.all(in: output)
    guard clashes.isEmpty else { return clashes.map(diagnostic) }
    return try MissingSymbol.all(in: output, object: Files.read(object)).map(diagnostic)
  }

  /// The enums whose values do not lie where the checks look for them.
  ///
  /// Of a public type, `indirect` is all of the layout that the checks take for granted.
  private func enumsKeptOtherwise(than checks: PreparedChecks) throws(RunnerError) -> [String] {
    guard !checks.publicTypes.isEmpty else { return [] }
    let own = ObjectFile(try Files.read(object))?.indirectCases ?? [:]
    let right = ObjectFile(try Files.read(checks.reference))?.indirectCases ?? [:]
    return checks.publicTypes.sorted().filter { own["Exercise." + $0] != right["Exercise." + $0] }
  }

  /// Makes the object file, with the compiler or of what that made before.
  private func compile(on ground: Groundwork) async throws(RunnerError) -> [Diagnostic] {
    guard let compiled else { return try await compileAnew(on: ground) }
    var digest = Digest()
    for part in [name, text, "\(isScreened)", ground.key] + imports.sorted() { digest.add(part) }
    let key = digest.finish()
    switch compiled[key] {
    case .object(let bytes)?:
      try Files.write(bytes, to: object)
      return []
    case .faults(let faults)?: return faults
    case nil:
      let faults = try await compileAnew(on: ground)
      compiled[key] = faults.isEmpty ? .object(try Files.read(object)) : .faults(faults)
      return faults
    }
  }

  private func compileAnew(on ground: Groundwork) async throws(RunnerError) -> [Diagnostic] {
    // What its words forbid is not run, but may be compiled meanwhile.
    started?.compiler.give(text)
    let words = isScreened ? SourceScreen(imports: imports).findings(in: text) : []
    guard words.isEmpty else { return words.map { diagnostic($0, "forbidden-words") } }
    if let output = try await compilationFailure(on: ground) {
      let errors = CompilerMessage.errors(in: output)
      return errors.isEmpty ? [compilerGaveUp()] : errors.map(diagnostic)
    }
    let symbols =
      isScreened
      ? ObjectScreen.findings(in: try Files.read(object), module: "Exercise", text: text) : []
    return symbols.map { diagnostic($0, "forbidden-symbols") }
  }

  /// Runs the compiler, or lets the one that waits have the text.
  ///
  /// - Returns: what it wrote on its error stream, or `nil` where it succeeded.
  private func compilationFailure(on ground: Groundwork) async throws(RunnerError) -> String? {
    if let started, let succeeded = try await started.hasCompiled() {
      return succeeded ? nil : errors(of: started.compiler.job)
    }
    try Files.write(Data(text.utf8), to: workplace.sources + "/" + Self.file)
    return try await failure(
      of: Self.compiling(in: workplace, isScreened: isScreened, on: ground)
    )
  }

  /// The job that compiles a learner's file in a workplace.
  static func compiling(
    in workplace: Workplace,
    isScreened: Bool = true,
    on ground: Groundwork = Groundwork()
  ) -> Job {
    let command = workplace.runtime.compile(
      [workplace.sources + "/" + file],
      module: "Exercise",
      into: object(in: workplace),
      options: (isScreened ? PreparedChecks.exerciseOptions : PreparedChecks.moduleOptions)
        + ground.options
    )
    return workplace.compiling(command, readable: ground.folders)
  }

  /// Links the program: without Foundation where nobody imports it, and with it where that fails.
  ///
  /// - Returns: what the linker wrote, or `nil` where it succeeded.
  private func linkFailure(
    with checks: PreparedChecks,
    on ground: Groundwork
  ) async throws(RunnerError) -> String? {
    let others = [checks.object] + ground.objects
    let importsIt = checks.importsFoundation || text.contains("Foundation")
    for hasFoundation in importsIt ? [true] : [false, true] {
      let command = try workplace.runtime.link(
        [checks.object, object] + ground.objects,
        with: .check,
        into: program,
        hasFoundation: hasFoundation
      )
      let output = try await failure(ofLinking: command, with: others)
      if output == nil || hasFoundation { return output }
    }
    return nil
  }

  /// Runs the linker, or lets the one that waits have its arguments, which it takes once.
  private func failure(
    ofLinking command: [String],
    with others: [String]
  ) async throws(RunnerError) -> String? {
    if let started, let succeeded = try await started.hasLinked(command) {
      return succeeded ? nil : errors(of: started.linker.job)
    }
    return try await failure(of: workplace.linking(command, with: others))
  }

  /// Runs a compiler or a linker.
  ///
  /// - Returns: what it wrote on its error stream, or `nil` where it succeeded.
  private func failure(of job: Job) async throws(RunnerError) -> String? {
    var job = job
    job.limits = .submission
    Files.remove(job.standardError)
    return try await job.run() == .exited(0) ? nil : errors(of: job)
  }

  private func errors(of job: Job) -> String {
    String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
  }

  private func diagnostic(_ error: CompilerMessage) -> Diagnostic {
    let isUnsafe = error.text.contains("StrictMemorySafety")
    return Diagnostic(
      at: SourceRange(file: name, line: max(error.line, 1), column: error.column),
      identifier: isUnsafe ? "unsafe-memory" : "does-not-compile",
      summary: error.text,
      solution: isUnsafe ? "Solve the exercise in safe Swift, without pointers." : nil,
      notes: error.notes
    )
  }

  private func diagnostic(_ finding: ScreenFinding, _ identifier: String) -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: finding.line),
      identifier: identifier,
      summary: "The file has \(finding.what), which exercises may not use.",
      solution: finding.reason
    )
  }

  private func diagnostic(_ missing: MissingSymbol) -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: 1),
      identifier: "missing-declaration",
      summary: missing.summary,
      solution: missing.solution
    )
  }

  private func diagnostic(_ clash: Clash) -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: 1),
      identifier: "defined-twice",
      summary: clash.summary,
      solution: "Give it another name."
    )
  }

  private func diagnostic(_ hidden: TypeAccess.Declaration) -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: hidden.line),
      identifier: "type-not-public",
      summary: "`\(hidden.name)` is not public, and the checks call it from outside.",
      solution: "Write `public` before it and before what the starter made public in it."
    )
  }

  private func otherwiseKept(_ type: String) -> Diagnostic {
    let line = TypeAccess.declarations(in: text).first { $0.name == type }?.line
    return Diagnostic(
      at: SourceRange(file: name, line: line ?? 1),
      identifier: "indirect-case",
      summary: "The values of `\(type)` do not lie where the checks look for them.",
      solution: "Write `indirect` where the starter has it, and nowhere else."
    )
  }

  private func compilerGaveUp() -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: 1),
      identifier: "compiler-gave-up",
      summary: "The compiler gave up on this file without saying why.",
      solution: "Split long expressions; give variables their types."
    )
  }
}
