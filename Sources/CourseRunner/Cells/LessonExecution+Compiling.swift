import CourseModel
import Foundation

extension LessonExecution {
  /// What of the program compiles.
  struct Compiled {
    /// The cell before which the program ends.
    var end: Int?
    var faults: [ProgramRun.Fault] = []
    var brokenPieces: [Int: CompilerMessage] = [:]
  }

  /// Compiles the program; cuts it before the first cell that does not compile, and leaves out
  /// pieces that do not.
  func compile() async throws(RunnerError) -> Compiled {
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
      let text = source.text(before: state.end, without: Set(state.brokenPieces.keys))
      let errors = try await errors(compiling: text)
      if errors.isEmpty { return state }
      if state.end == nil, !errors.contains(where: { isOurs($0.file) }),
        let guilty = try await guiltyPiece(without: Set(state.brokenPieces.keys))
      {
        // What it opens is closed nowhere, and the place of the error says nothing.
        var error = errors[0]
        error.line = 1
        state.brokenPieces[guilty] = error
        continue
      }
      if let broken = firstBrokenCell(errors, before: state.end) {
        let own = errors.filter { $0.file == LessonSource.file(ofCell: broken) }
        state.end = broken
        state.faults = Self.faults(own.isEmpty ? Array(errors.prefix(1)) : own, cell: broken)
        continue
      }
      let known = state.brokenPieces.count
      for index in source.pieces.indices {
        let own = errors.first { $0.file == LessonSource.file(ofPiece: index) }
        if let own { state.brokenPieces[index] = own }
      }
      guard state.brokenPieces.count > known else {
        throw .cannotStart(program: "the lesson's program", reason: errors[0].text)
      }
    }
  }

  /// The first piece with which the program no longer compiles; `nil` where it does not without any.
  private func guiltyPiece(without excluded: Set<Int>) async throws(RunnerError) -> Int? {
    func compiles(with count: Int) async throws(RunnerError) -> Bool {
      let left = excluded.union(count..<source.pieces.count)
      return try await errors(compiling: source.text(without: left)).isEmpty
    }
    guard try await compiles(with: 0) else { return nil }
    var (good, bad) = (0, source.pieces.count)
    while bad - good > 1 {
      let middle = (good + bad) / 2
      if try await compiles(with: middle) { good = middle } else { bad = middle }
    }
    return bad > good ? good : nil
  }

  private func errors(compiling text: String) async throws(RunnerError) -> [CompilerMessage] {
    let file = scratch.folder + "/main.swift"
    try Files.write(Data(text.utf8), to: file)
    Files.remove(scratch.folder + "/stderr")
    let command = runtime.compile([file], module: "Lesson", into: object)
    let job = Toolchain.job(command, in: scratch)
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
      || source.pieces.indices.contains { LessonSource.file(ofPiece: $0) == file }
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
    let isInPieces = errors.contains { message in
      source.pieces.indices.contains { message.file == LessonSource.file(ofPiece: $0) }
    }
    return isInPieces ? nil : cells.last?.index
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
}
