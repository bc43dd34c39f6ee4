/// What checking an exercise's own answers can bring to light.
enum AnswerFault: VerificationFault {
  case starterDoesNotRun
  case starterPasses(check: String)
  case starterWithoutTodo
  case solutionFails(check: String)
  case solutionDoesNotRun
  case wrongAnswerDoesNotRun
  case wrongAnswerPasses(check: String)
  case otherSentence(check: String, words: String)
  case brokenChecks
}
