import CourseModel

/// What can be wrong with a fence at a lesson's margin.
enum FenceFault: Fault {
  case unknownAttribute(String, word: String, known: [String])
  case severalAttributes([String])
  case misspeltFence(String, meant: String)
  case emptyFence(word: String)
  case outputOfNothing(reference: Reference?)
  case secondOutput
  case outputOfUnrun(mode: Cell.Mode)
  case malformedExerciseID
}
