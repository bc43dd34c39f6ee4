extension QuestionFault {
  var words: FaultWords {
    switch self {
    case .malformedID(let id):
      FaultWords(
        "malformed-id",
        "`\(id)` is no name for a question.",
        "Use lower-case letters, digits and dashes, as in `eval-is-a-switch`."
      )
    case .tooFewOptions:
      FaultWords(
        "too-few-options",
        "The question has only one option.",
        "Offer at least one that is wrong and that somebody might believe."
      )
    case .noCorrectOption:
      FaultWords(
        "no-correct-option",
        "No option of the question is right.",
        "Add `correct: true` to exactly one of them."
      )
    case .severalCorrectOptions:
      FaultWords(
        "several-correct-options",
        "Another option of the question is marked as right already.",
        "Keep `correct: true` at exactly one of them."
      )
    case .sameOption(let text):
      FaultWords(
        "same-option",
        "The option `\(text)` is offered twice.",
        "Reword or remove one of them."
      )
    case .noAnswer:
      FaultWords(
        "no-answer",
        "The prediction lacks the key `answer`.",
        "Add `answer: …`, shown once the reader has committed to an option."
      )
    case .optionWithoutProof(let text):
      FaultWords(
        "option-without-proof",
        "The option `\(text)` has no proof.",
        "Add `proof: …`, Swift of type Bool: true for the right option, false for the others."
      )
    }
  }
}
