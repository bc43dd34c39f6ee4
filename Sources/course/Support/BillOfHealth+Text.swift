import CourseModel
import CourseVerification

extension BillOfHealth {
  /// The bill as lines for a terminal: the exercises' scores, then all counts.
  func text(_ diagnostics: [Diagnostic]) -> String {
    let width = exercises.map(\.exercise.count).max() ?? 0
    let scores = exercises.map { score in
      let name = score.exercise.padding(to: width)
      let excused = score.excused > 0 ? ", \(score.excused) excused" : ""
      return "\(name)  \(score.percent) % of changes found: \(score.killed) of "
        + "\(score.killed + score.survived)\(excused)\n"
    }
    let counts = [
      ("cells run", cells), ("outputs as stated", outputs), ("options proven", options),
      ("cards proven", cards), ("broken loads diagnosed", cases),
      ("reference outputs as recorded", reference), ("twins that print the same", twins),
      ("pictures told in words", pictures), ("links that lead somewhere", links),
      ("starters that pass nothing", starters),
      ("solutions that pass", solutions), ("wrong answers told", wrongAnswers),
      ("changes of solutions found", mutants), ("pieces of Swift formatted", formatted),
    ].filter { $0.1.total > 0 }
    let digits = counts.map { "\($0.1.proven)/\($0.1.total)".count }.max() ?? 0
    let lines = counts.map { name, count in
      "\(count.proven)/\(count.total)".padding(to: digits) + "  \(name)\n"
    }
    let versions = referenceVersions.map { "recorded with \($0)\n" }
    let errors = diagnostics.count { $0.severity == .error }
    let others = diagnostics.count { $0.severity == .warning }
    let verdict = "\(errors) errors, \(others) warnings\n"
    return (scores + lines + versions).joined() + verdict
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
