/// What can be wrong with the list of lessons.
enum OrderFault: Fault {
  case unlistedLesson(String)
  case missingLesson(String, known: [String])
  case lessonTwice(String)
  case stepOutOfOrder(step: Int, expected: Int)
  case lessonWithoutNumber(String)
  case numberOutOfOrder(String, after: String)
}
