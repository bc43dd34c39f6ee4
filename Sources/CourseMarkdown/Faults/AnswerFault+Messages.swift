extension AnswerFault {
  var words: FaultWords {
    switch self {
    case .noHeader:
      FaultWords(
        "wrong-answer-header",
        "The wrong answer doesn't say what it must be told.",
        "Begin it with `// check: words`: the test method that fails, and words of its sentence."
      )
    case .unknownCheck(let name, let known):
      FaultWords(
        "unknown-check",
        "There is no check `\(name)`.",
        FaultWords.offer(name, among: known)
      )
    }
  }
}
