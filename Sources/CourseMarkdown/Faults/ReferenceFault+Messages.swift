import CourseModel

extension ReferenceFault {
  var words: FaultWords {
    switch self {
    case .questionTwice(let id, let first):
      FaultWords(
        "question-twice",
        "There is another question, card or case named `\(id)`, at \(first).",
        "Give one of them another name."
      )
    case .termTwice(let term, let first):
      FaultWords(
        "term-twice",
        "The term `\(term)` is defined already, at \(first).",
        "Keep one of the definitions."
      )
    case .unknownExercise(let id, let known):
      FaultWords(
        "unknown-exercise",
        "There is no exercise `\(id)`.",
        NearestName.of(id, among: known).map { "Did you mean `\($0)`?" }
          ?? "Make the folder Exercises/\(id), or remove the fence."
      )
    case .unusedExercise(let id):
      FaultWords(
        "unused-exercise",
        "No lesson refers to the exercise `\(id)`.",
        "Put an `exercise` fence with its name into a lesson.",
        severity: .warning
      )
    case .languageTaken(let word):
      FaultWords(
        "language-taken",
        "A fence `\(word)` has a meaning of its own, so it cannot hold the reference's code.",
        "Give the reference's `language` another word, as in `python`."
      )
    }
  }
}
