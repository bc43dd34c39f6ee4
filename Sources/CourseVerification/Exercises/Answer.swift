import CourseModel
import CourseRunner

/// An answer that comes with an exercise: starter, solution, or plausible mistake.
struct Answer: Sendable {
  /// What checking the answer must give.
  enum Demand: Sendable {
    case failsEverything
    case passesEverything
    case isTold(Exercise.WrongAnswer)
  }

  let exercise: Exercise
  let file: String
  let demand: Demand

  /// All answers that come with an exercise.
  static func all(of exercise: Exercise) -> [Answer] {
    [Answer(exercise: exercise, file: exercise.starterFile, demand: .failsEverything)]
      + ([exercise.solutionFile] + exercise.furtherSolutions).map {
        Answer(exercise: exercise, file: $0, demand: .passesEverything)
      }
      + exercise.wrongAnswers.map {
        Answer(exercise: exercise, file: $0.file, demand: .isTold($0))
      }
  }

  /// What is wrong with the answer, whose check gave this.
  func verification(_ report: CheckReport, text: String) -> Verification {
    var found = Verification()
    switch demand {
    case .failsEverything: checkStarter(report, text: text, &found)
    case .passesEverything: checkSolution(report, &found)
    case .isTold(let wrong): check(wrong, report, &found)
    }
    let isProven = found.diagnostics.isEmpty
    switch demand {
    case .failsEverything: found.bill.starters.add(isProven)
    case .passesEverything: found.bill.solutions.add(isProven)
    case .isTold: found.bill.wrongAnswers.add(isProven)
    }
    return found
  }

  private var start: SourceRange { SourceRange(file: file, line: 1) }

  private func checkStarter(_ report: CheckReport, text: String, _ found: inout Verification) {
    if !text.contains("TODO") { found.report(AnswerFault.starterWithoutTodo, at: start) }
    guard report.outcome == .checked else {
      return found.report(AnswerFault.starterDoesNotRun, at: start, notes: report.reasons)
    }
    for result in report.checks where result.passed {
      found.report(AnswerFault.starterPasses(check: result.check.name), at: start)
    }
  }

  private func checkSolution(_ report: CheckReport, _ found: inout Verification) {
    guard report.outcome == .checked else {
      return found.report(AnswerFault.solutionDoesNotRun, at: start, notes: report.reasons)
    }
    for result in report.checks where !result.passed {
      let fault = AnswerFault.solutionFails(check: result.check.name)
      found.report(fault, at: start, notes: result.messages)
    }
  }

  private func check(
    _ wrong: Exercise.WrongAnswer,
    _ report: CheckReport,
    _ found: inout Verification
  ) {
    if report.outcome == .doesNotCompile || report.outcome == .notAllowed {
      let fault = AnswerFault.wrongAnswerDoesNotRun
      return found.report(fault, at: start, notes: report.reasons)
    }
    guard let result = report.checks.first(where: { $0.check.name == wrong.check }),
      !result.passed
    else { return found.report(AnswerFault.wrongAnswerPasses(check: wrong.check), at: start) }
    guard !result.messages.contains(where: { $0.contains(wrong.words) }) else { return }
    let told = result.messages.map { "it is told: \($0)" }
    let fault = AnswerFault.otherSentence(check: wrong.check, words: wrong.words)
    found.report(fault, at: start, notes: told)
  }
}

extension CheckReport {
  /// Why there are no verdicts, a line each.
  fileprivate var reasons: [String] {
    let said = diagnostics.flatMap { diagnostic in
      ["line \(diagnostic.range.start.line): \(diagnostic.summary)"] + diagnostic.notes
    }
    switch outcome {
    case .checked, .doesNotCompile, .notAllowed: return said
    case .crashed(let reason): return [reason] + said
    case .timedOut(let seconds): return ["it ran for more than \(seconds) s"] + said
    case .printedTooMuch(let bytes): return ["it printed more than \(bytes) bytes"] + said
    case .couldNotCheck(let reason): return [reason]
    }
  }
}
