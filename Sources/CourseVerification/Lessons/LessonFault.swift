/// What proving a lesson can bring to light beside what running it does.
enum LessonFault: VerificationFault {
  case noProof(question: String, option: Int)
  case minutes(stated: Int, needed: Int)
}
