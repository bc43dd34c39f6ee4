/// What can be wrong with a prediction or a quiz.
enum QuestionFault: Fault {
  case malformedID(String)
  case tooFewOptions
  case noCorrectOption
  case severalCorrectOptions
  case sameOption(String)
  case noAnswer
  case optionWithoutProof(String)
}
