/// What can be wrong with the answers beside an exercise's reference solution.
enum AnswerFault: Fault {
  case noHeader
  case unknownCheck(String, known: [String])
}
