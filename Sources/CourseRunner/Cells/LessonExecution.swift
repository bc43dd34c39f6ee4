import CourseModel
import Foundation

/// One run of a lesson's program: compile, cut what does not compile, link, run, read.
struct LessonExecution {
  let source: LessonSource
  let runtime: Runtime
  let scratch: Scratch
  let limits: Limits

  private var object: String { scratch.folder + "/Lesson.o" }
  private var program: String { scratch.folder + "/lesson" }

  func run() async throws(RunnerError) -> ProgramRun {
    let compiled = try await compile()
    try await link()
    let learner = LearnerProgram(
      path: program,
      scratch: scratch,
      limits: limits,
      toolchain: runtime.toolchain
    )
    let trace = try await learner.run()
    var reading = TraceReading(trace, of: source, end: compiled.end)
    if let count = reading.uncaughtThrow {
      // Once more, stopping where the error is thrown: the backtrace has the line.
      let again = try await learner.run(trapAtThrow: count)
      reading.locateThrow(again.frames)
    }
    var result = reading.result
    result.faults += compiled.faults
    for (index, message) in compiled.brokenProofs { result.proofs[index].message = message }
    if let end = compiled.end, let fault = compiled.faults.first {
      result.cells[end].outcome = .failed(message: fault.message)
    }
    return result
  }

  /// What of the program compiles.
  private struct Compiled {
    /// The cell before which the program ends.
    var end: Int?
    var faults: [ProgramRun.Fault] = []
    var brokenProofs: [Int: String] = [:]
  }

  /// Compiles the program; cuts it before the first cell that does not compile, and leaves out
  /// proofs that do not.
  private func compile() async throws(RunnerError) -> Compiled {
    var state = Compiled()
    if let (cell, line) = source.relocation {
      let message = "a cell cannot use `#sourceLocation`: the lesson's own lines would be lost"
      let fault = ProgramRun.Fault(
        kind: .doesNotCompile,
        cell: cell,
        line: line,
        column: 1,
        message: message
      )
      (state.end, state.faults) = (cell, [fault])
    }
    while true {
      let text = source.text(before: state.end, without: Set(state.brokenProofs.keys))
      let errors = try await errors(compiling: text)
      if errors.isEmpty { return state }
      if let broken = firstBrokenCell(errors, before: state.end) {
        let own = errors.filter { $0.file == LessonSource.file(ofCell: broken) }
        state.end = broken
        state.faults = Self.faults(own.isEmpty ? Array(errors.prefix(1)) : own, cell: broken)
        continue
      }
      let known = state.brokenProofs.count
      for index in source.proofs.indices {
        let own = errors.first { $0.file == LessonSource.file(ofProof: index) }
        if let own { state.brokenProofs[index] = own.text }
      }
      guard state.brokenProofs.count > known else {
        throw .cannotStart(program: "the lesson's program", reason: errors[0].text)
      }
    }
  }

  private func errors(compiling text: String) async throws(RunnerError) -> [CompilerMessage] {
    let file = scratch.folder + "/main.swift"
    try Files.write(Data(text.utf8), to: file)
    Files.remove(scratch.folder + "/stderr")
    let command = runtime.compile([file], module: "Lesson", into: object)
    let job = Job(command, in: scratch, limits: .compiling)
    let ending = try await job.run()
    if ending == .exited(0) { return [] }
    let output = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
    let messages = CompilerMessage.errors(in: output).map(placed)
    guard messages.isEmpty else { return messages }
    let text = "the compiler gave up on it (\(ending.words))"
    return [CompilerMessage(file: "", line: 0, column: 1, text: text)]
  }

  /// An error that stands in no cell, or below its last line, moves to its note, where that stands
  /// in one.
  private func placed(_ message: CompilerMessage) -> CompilerMessage {
    guard let noted = message.noted, !isInside(message.file, line: message.line),
      isInside(noted.file, line: noted.line)
    else { return message }
    var moved = message
    (moved.file, moved.line, moved.column) = (noted.file, noted.line, noted.column)
    return moved
  }

  private func isOurs(_ file: String) -> Bool {
    source.cells.contains { LessonSource.file(ofCell: $0.index) == file }
      || source.proofs.indices.contains { LessonSource.file(ofProof: $0) == file }
  }

  private func isInside(_ file: String, line: Int) -> Bool {
    let cell = source.cells.first { LessonSource.file(ofCell: $0.index) == file }
    return cell.map { line <= $0.lineCount } ?? isOurs(file)
  }

  /// The first cell with an error, or the first of all where an error stands in none.
  private func firstBrokenCell(_ errors: [CompilerMessage], before end: Int?) -> Int? {
    let cells = source.cells.filter { $0.mode != .noRun && $0.index < end ?? .max }
    let broken = cells.first { cell in
      errors.contains { $0.file == LessonSource.file(ofCell: cell.index) }
    }
    if let broken { return broken.index }
    let isInProofs = errors.contains { message in
      source.proofs.indices.contains { message.file == LessonSource.file(ofProof: $0) }
    }
    return isInProofs ? nil : cells.last?.index
  }

  private static func faults(_ errors: [CompilerMessage], cell: Int) -> [ProgramRun.Fault] {
    errors.map {
      ProgramRun.Fault(
        kind: .doesNotCompile,
        cell: cell,
        line: max($0.line, 1),
        column: $0.column,
        message: $0.text,
        notes: $0.notes
      )
    }
  }

  private func link() async throws(RunnerError) {
    let wrap = ["--wrap=swift_errorInMain"]
    let command = try runtime.link([object], with: .lesson, into: program, options: wrap)
    let job = Job(command, in: scratch, limits: .compiling)
    let ending = try await job.run()
    guard ending != .exited(0) else { return }
    let output = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
    throw .cannotStart(program: "the lesson's program", reason: "linking failed\n" + output)
  }
}
