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
    case .stepOutOfOrder(let step, let expected):
      FaultWords(
        "step-order",
        "The lesson says that it is step \(step), but the steps before it in Lessons/course.yml "
          + "make it step \(expected).",
        "Write `step: \(expected)`, or move it in the list; a chapter has no `step`."
      )
    case .lessonWithoutNumber(let id):
      FaultWords(
        "lesson-number",
        "The name `\(id)` does not begin with a number, by which readers could call the lesson.",
        "Name the file 01-\(id).md, with its place in the course."
      )
    case .numberOutOfOrder(let id, let last):
      FaultWords(
        "lesson-number",
        "The number of `\(id)` is not above that of `\(last)`, which stands before it.",
        "Move it in the list, or give the file another number."
      )
    }
  }
}
