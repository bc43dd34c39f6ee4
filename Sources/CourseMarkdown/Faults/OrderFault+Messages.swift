import CourseModel

extension OrderFault {
  var words: FaultWords {
    switch self {
    case .unlistedLesson(let id):
      FaultWords(
        "unlisted-lesson",
        "The lesson is not part of the course.",
        "Add `- \(id)` to `lessons` in Lessons/course.yml, or remove the file."
      )
    case .missingLesson(let id, let known):
      FaultWords(
        "missing-lesson",
        "There is no file Lessons/\(id).md.",
        NearestName.of(id, among: known).map { "Did you mean `\($0)`?" }
          ?? "Write the lesson, or remove it from the list."
      )
    case .lessonTwice(let id):
      FaultWords("lesson-twice", "The lesson `\(id)` is listed twice.", "Keep one of the lines.")
    case .stepOutOfOrder(let step, let place):
      FaultWords(
        "step-order",
        "The lesson says that it is step \(step), but it is number \(place) in Lessons/course.yml.",
        "Write `step: \(place)`, or move it in the list."
      )
    case .numberOfFile(let id, let step):
      FaultWords(
        "step-order",
        "The name `\(id)` does not begin with the number of its step.",
        "Name the file \(step < 10 ? "0" : "")\(step)-….md."
      )
    }
  }
}
