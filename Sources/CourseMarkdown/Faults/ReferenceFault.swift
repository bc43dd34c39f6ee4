/// What can be wrong with names that lessons and exercises give.
enum ReferenceFault: Fault {
  case questionTwice(String, first: String)
  case termTwice(String, first: String)
  case unknownExercise(String, known: [String])
  case unusedExercise(String)
  case languageTaken(String)
}
