import CourseModel

/// The pieces after a lesson's cells beside what they gave.
struct LessonPieces {
  let pieces: [LessonPiece]
  let runs: [ProgramRun.PieceRun]

  /// What the options' proofs gave.
  var proofs: [ProofRun] {
    zip(pieces, runs).compactMap { piece, run in
      guard case .option(let question, let index, _) = piece.kind else { return nil }
      return ProofRun(question: question, option: index, holds: run.holds)
    }
  }

  /// What the cards gave.
  var cards: [CardRun] {
    zip(pieces, runs).reduce(into: []) { cards, pair in
      switch pair.0.kind {
      case .card(let id): cards.append(CardRun(card: id, holds: pair.1.holds))
      case .computation(let id):
        if cards.last?.card != id { cards.append(CardRun(card: id, holds: pair.1.text != nil)) }
        cards[cards.count - 1].computed = pair.1.text
      default: break
      }
    }
  }

  /// What the debug cases gave.
  var cases: [CaseRun] {
    zip(pieces, runs).reduce(into: []) { cases, pair in
      switch pair.0.kind {
      case .broken(let debugCase):
        cases.append(CaseRun(id: debugCase.id, symptom: pair.1.shown, fixed: nil))
      case .fix:
        cases[cases.count - 1].fixed = pair.1.thrown == nil ? pair.1.text : nil
      default: break
      }
    }
  }

  /// What is wrong.
  var diagnostics: [Diagnostic] {
    let own = zip(pieces, runs).compactMap { piece, run in
      run.failure.map { piece.diagnostic($0) } ?? fault(of: piece, run)?.diagnostic
    }
    return own + unmendedCases
  }

  private func fault(of piece: LessonPiece, _ run: ProgramRun.PieceRun) -> PieceFault? {
    switch piece.kind {
    case .option(_, _, let isCorrect):
      guard let holds = run.holds, holds != isCorrect else { return nil }
      return .contradicts(piece, holds: holds)
    case .card:
      return run.holds == false ? .contradicts(piece, holds: false) : nil
    case .computation:
      return nil
    case .broken(let debugCase):
      guard let shown = run.shown else { return nil }
      if shown.isEmpty { return .nothingShown(piece) }
      return stale(debugCase.symptom, shown).map { .staleSymptom(debugCase, lines: $0) }
    case .fix(let debugCase):
      if let thrown = run.thrown { return .fixThrows(piece, message: thrown) }
      guard let stated = debugCase.fixed, let printed = run.text else { return nil }
      return stale(stated, printed).map { .staleFix(debugCase, lines: $0) }
    }
  }

  /// The cases whose repair shows what the broken code shows.
  private var unmendedCases: [Diagnostic] {
    zip(pieces.indices, pieces.indices.dropFirst()).compactMap { first, second in
      guard case .broken = pieces[first].kind, case .fix = pieces[second].kind,
        let shown = runs[first].shown, !shown.isEmpty, runs[second].thrown == nil,
        shown == runs[second].text
      else { return nil }
      return PieceFault.fixChangesNothing(pieces[second]).diagnostic
    }
  }

  private func stale(_ stated: StatedOutput, _ actual: String) -> [String]? {
    let lines = OutputDifference.lines(stated: stated.text, actual: actual)
    return lines.isEmpty ? nil : lines
  }
}

extension ProgramRun.PieceRun {
  /// What an attempt printed, and the text of the error that ended it.
  var shown: String? { text.map { $0 + (thrown ?? "") } }
}
