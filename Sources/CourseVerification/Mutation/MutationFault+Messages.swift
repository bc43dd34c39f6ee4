extension MutationFault {
  var identifier: String {
    switch self {
    case .weakChecks: "weak-checks"
    case .unusedExcuse: "unused-excuse"
    }
  }

  var summary: String {
    switch self {
    case .weakChecks(let score):
      "The checks find \(score.killed) of \(score.killed + score.survived) changes of the solution, "
        + "\(score.percent) %; \(MutationScore.threshold) % are the least."
    case .unusedExcuse(let line):
      "No change that survives reads `\(line)`."
    }
  }

  var solution: String {
    switch self {
    case .weakChecks:
      "Check what these changes do; list what nobody could notice under `equivalent` in exercise.yml."
    case .unusedExcuse: "Remove it from `equivalent`, or copy the line as `course verify` shows it."
    }
  }
}
