extension AnswerFault {
  var identifier: String {
    switch self {
    case .starterDoesNotRun: "starter-does-not-run"
    case .starterPasses: "starter-passes"
    case .starterWithoutTodo: "starter-without-todo"
    case .solutionFails, .solutionDoesNotRun: "solution-fails"
    case .wrongAnswerDoesNotRun: "wrong-answer-does-not-run"
    case .wrongAnswerPasses: "wrong-answer-passes"
    case .otherSentence: "wrong-answer-told-otherwise"
    case .brokenChecks: "broken-checks"
    }
  }

  var summary: String {
    switch self {
    case .starterDoesNotRun: "The starter does not compile, or does not run to its end."
    case .starterPasses(let check): "The starter passes `\(check)` as it is."
    case .starterWithoutTodo: "The starter has no TODO."
    case .solutionFails(let check): "The solution fails `\(check)`."
    case .solutionDoesNotRun: "The solution does not compile, or does not run to its end."
    case .wrongAnswerDoesNotRun: "The wrong answer does not compile."
    case .wrongAnswerPasses(let check): "The wrong answer passes `\(check)`."
    case .otherSentence(let check, let words):
      "`\(check)` doesn't tell the wrong answer “\(words)”."
    case .brokenChecks: "The checks cannot be compiled against the solution."
    }
  }

  var solution: String {
    switch self {
    case .starterDoesNotRun: "Let it return something wrong: a learner begins with what compiles."
    case .starterPasses: "Leave something to do, or check it."
    case .starterWithoutTodo: "Write `// TODO: …` where the learner is to begin."
    case .solutionFails, .solutionDoesNotRun: "Mend the solution or the checks."
    case .wrongAnswerDoesNotRun: "Write a mistake that the compiler lets through."
    case .wrongAnswerPasses: "Check what it gets wrong, or name the check that it fails."
    case .otherSentence: "Let the check name this mistake, or correct the words in the first line."
    case .brokenChecks: "Mend Checks.swift, Solution.swift or exercise.yml."
    }
  }
}
