import CourseModel
import Foundation

/// A learner's file on its way to a program: compiled alone, then linked to the checks.
struct Submission {
  /// The file as diagnostics name it.
  let name: String
  let text: String
  let runtime: Runtime
  let scratch: Scratch

  /// The name by which the compiler knows the file.
  static let file = "Exercise.swift"
  var program: String { scratch.folder + "/checks" }
  private var object: String { scratch.folder + "/Exercise.o" }

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
    guard let text = String(data: try Files.read(path), encoding: .utf8) else {
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
    let file = scratch.folder + "/" + Self.file
    try Files.write(Data(text.utf8), to: file)
    let compile = runtime.compile(
      [file],
      module: "Exercise",
      into: object,
      options: PreparedChecks.exerciseOptions + ground.options
    )
    if let output = try await failure(of: compile) {
      let errors = CompilerMessage.errors(in: output)
      return errors.isEmpty ? [compilerGaveUp()] : errors.map(diagnostic)
    }
    let objects = [checks.object, object] + ground.objects
    let link = try runtime.link(objects, with: .check, into: program)
    guard let output = try await failure(of: link) else {
      return TypeAccess.declarations(in: text)
        .filter { !$0.isPublic && checks.publicTypes.contains($0.name) }
        .map(diagnostic)
    }
    let clashes = Clash.all(in: output)
    guard clashes.isEmpty else { return clashes.map(diagnostic) }
    return try MissingSymbol.all(in: output, object: Files.read(object)).map(diagnostic)
  }

  /// Runs a command.
  ///
  /// - Returns: what it wrote on its error stream, or `nil` where it succeeded.
  private func failure(of command: [String]) async throws(RunnerError) -> String? {
    let job = Job(command, in: scratch, limits: .compiling)
    Files.remove(job.standardError)
    if try await job.run() == .exited(0) { return nil }
    return String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
  }

  private func diagnostic(_ error: CompilerMessage) -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: max(error.line, 1), column: error.column),
      identifier: "does-not-compile",
      summary: error.text,
      notes: error.notes
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

  private func compilerGaveUp() -> Diagnostic {
    Diagnostic(
      at: SourceRange(file: name, line: 1),
      identifier: "compiler-gave-up",
      summary: "The compiler gave up on this file without saying why.",
      solution: "Split long expressions; give variables their types."
    )
  }
}
