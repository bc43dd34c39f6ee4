/// What can be wrong with the list of lessons.
enum OrderFault: Fault {
  case unlistedLesson(String)
  case missingLesson(String, known: [String])
  case lessonTwice(String)
  case stepOutOfOrder(step: Int, place: Int)
  case numberOfFile(String, step: Int)
}
