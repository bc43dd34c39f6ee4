import CourseModel

extension PieceFault {
  /// The fault in words, at its place.
  var diagnostic: Diagnostic {
    switch self {
    case .contradicts(let piece, let holds):
      Diagnostic(
        at: piece.source.range,
        identifier: "proof-contradicts",
        summary: piece.contradiction(holds: holds),
        solution: piece.isCard
          ? "Correct the card, or its proof." : "Correct the option, or its proof."
      )
    case .nothingShown(let piece):
      Diagnostic(
        at: piece.source.range,
        identifier: "nothing-broken",
        summary: "\(piece.name) neither throws nor prints anything.",
        solution: "Make it show what is wrong: let it throw, or print what surprises."
      )
    case .staleSymptom(let debugCase, let lines):
      Diagnostic(
        at: debugCase.symptom.range,
        identifier: "stale-symptom",
        summary:
          "The broken code of `\(debugCase.id)` shows something else than the lesson states.",
        solution: "Change the code, or state what it shows (+) instead of what it does not (-).",
        notes: lines
      )
    case .staleFix(let debugCase, let lines):
      Diagnostic(
        at: debugCase.fixed?.range ?? debugCase.fix.range,
        identifier: "stale-output",
        summary: "The fix of `\(debugCase.id)` prints something else than the lesson states.",
        solution: "Change the fix, or state what it prints (+) instead of what it does not (-).",
        notes: lines
      )
    case .fixThrows(let piece, let message):
      Diagnostic(
        at: piece.source.range,
        identifier: "fix-throws",
        summary: "\(piece.name) threw: \(message)",
        solution: "Mend it: a fix runs through."
      )
    case .fixChangesNothing(let piece):
      Diagnostic(
        at: piece.source.range,
        identifier: "fix-changes-nothing",
        summary: "\(piece.name) prints just what the broken code printed.",
        solution: "Let it print what is better now."
      )
    }
  }
}

extension LessonPiece {
  /// Why the piece could not be evaluated, at its place.
  func diagnostic(_ failure: ProgramRun.PieceRun.Failure) -> Diagnostic {
    var range = source.range
    if !isOption, let line = failure.line {
      range = SourceRange(file: range.file, line: min(range.start.line + line - 1, range.end.line))
    }
    return Diagnostic(
      at: range,
      identifier: isAttempt ? "case-does-not-run" : "proof-not-evaluated",
      summary: "\(name) could not be \(isAttempt ? "run" : "evaluated"): \(failure.message).",
      solution: remedy
    )
  }

  /// What the piece is called in a sentence that begins with it.
  fileprivate var name: String {
    switch kind {
    case .option(let question, let index, _): "The proof of option \(index + 1) of `\(question)`"
    case .card(let id): "The proof of the card `\(id)`"
    case .computation(let id): "What the card `\(id)` computes"
    case .broken(let debugCase): "The broken code of `\(debugCase.id)`"
    case .fix(let debugCase): "The fix of `\(debugCase.id)`"
    }
  }

  fileprivate func contradiction(holds: Bool) -> String {
    if isCard { return "\(name) does not hold." }
    return holds
      ? "\(name) holds, and the option is not marked correct."
      : "\(name) does not hold, and the option is marked correct."
  }

  private var remedy: String {
    switch kind {
    case .option, .card: "Write a Swift expression of type Bool over what the cells declare."
    case .computation: "Write a Swift expression over what the cells declare."
    case .broken: "Let it compile, and let it throw or print what is wrong instead of ending."
    case .fix: "Write Swift that runs through, over what the cells declare."
    }
  }

  private var isOption: Bool { if case .option = kind { true } else { false } }
  fileprivate var isCard: Bool { if case .card = kind { true } else { false } }
  private var isAttempt: Bool {
    switch kind {
    case .broken, .fix: true
    case .option, .card, .computation: false
    }
  }
}
