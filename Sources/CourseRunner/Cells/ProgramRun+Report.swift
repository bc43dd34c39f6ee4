import CourseModel

/// From places in cells to places on the page, and from what was printed to what was stated.
extension ProgramRun {
  func report(on lesson: Lesson, source: LessonSource, isCached: Bool) -> LessonRun {
    let faults = faults.map { diagnostic($0, lesson: lesson, cells: source.cells) }
    let stale = source.cells.compactMap { staleOutput(of: $0) }
    let results = LessonPieces(pieces: source.pieces, runs: pieces)
    return LessonRun(
      lesson: lesson.id,
      cells: cells,
      proofs: results.proofs,
      cards: results.cards,
      cases: results.cases,
      isCached: isCached,
      diagnostics: (faults + stale + results.diagnostics).sorted { $0.range.start < $1.range.start }
    )
  }

  private func diagnostic(_ fault: Fault, lesson: Lesson, cells: [Cell]) -> Diagnostic {
    let cell = cells[fault.cell]
    let caller = fault.caller.map {
      ["note: called from line \(cells[$0.cell].firstLine + $0.line - 1)"]
    }
    return Diagnostic(
      at: SourceRange(
        file: lesson.file,
        // What is never closed is an error below the cell's last line.
        line: cell.firstLine + min(fault.line, cell.lineCount) - 1,
        column: fault.column
      ),
      identifier: fault.kind.rawValue,
      summary: fault.kind.summary(fault.message),
      solution: fault.kind.solution,
      notes: fault.notes + (caller ?? [])
    )
  }

  private func staleOutput(of cell: Cell) -> Diagnostic? {
    guard let stated = cell.expectedOutput else { return nil }
    let actual: String
    switch cells[cell.index].outcome {
    case .completed: actual = cells[cell.index].standardOutput
    case .threw(let message): actual = cells[cell.index].standardOutput + message
    case .failed, .notReached, .notRun: return nil
    }
    let difference = OutputDifference.lines(stated: stated.text, actual: actual)
    guard !difference.isEmpty else { return nil }
    return Diagnostic(
      at: stated.range,
      identifier: "stale-output",
      summary: "The cell prints something else than the lesson states.",
      solution: "Change the cell, or state what it prints (+) instead of what it does not (-).",
      notes: difference
    )
  }
}

extension ProgramRun.Fault.Kind {
  fileprivate func summary(_ message: String) -> String {
    switch self {
    case .doesNotCompile, .unclosed, .timedOut, .printedTooMuch, .didNotThrow, .ended,
      .unusableDisplay:
      message
    case .crashed: "The cell crashed: \(message)"
    case .threw: "The cell threw: \(message)"
    }
  }

  fileprivate var solution: String {
    switch self {
    case .doesNotCompile: "Correct the cell, or mark it `no-run`."
    case .crashed: "Correct the cell; a trap cannot be shown as an `error`."
    case .threw: "Mark the cell `error` where the error is meant."
    case .didNotThrow: "Remove `error`, or make the cell throw."
    case .unclosed: "Close the comment, the string or the `#if` in the cell that opens it."
    case .timedOut: "Make it shorter, or mark it `no-run`."
    case .printedTooMuch: "Print less, or mark the cell `no-run`."
    case .unusableDisplay: "Give `display` a caption that says what is seen, and less to show."
    case .ended: "Do not end the program in a cell, as `exit` does."
    }
  }
}
