package import CourseModel
import CourseProgress

extension Typesetter {
  /// What can be done after a lesson has been printed, as commands.
  package func wayOn(from lesson: Lesson, _ standing: Standing, isRead: Bool) -> [Line] {
    var steps: [(arguments: String, meaning: String)] = []
    if let question = standing.unanswered(in: lesson).first {
      steps.append(("answer \(question.id) a", "commit to an answer; each question says how"))
    }
    for exercise in standing.exercises(of: lesson)
    where standing.progress.exercises[exercise.id]?.passed == nil {
      steps.append(("start \(exercise.slug)", "practise: “\(exercise.title.printable)”"))
    }
    if !isRead {
      steps.append(("read \(lesson.number)", "this lesson once more, and count it as read"))
    }
    if let index = standing.course.lessons.firstIndex(where: { $0.id == lesson.id }),
      index + 1 < standing.course.lessons.count
    {
      let following = standing.course.lessons[index + 1]
      steps.append(("read \(following.number)", "the next lesson: “\(following.title.printable)”"))
    }
    steps.append(("list", "all lessons and how far you are"))
    let longest = steps.map(\.arguments.displayWidth).max() ?? 0
    let lines = steps.map { arguments, meaning in
      let gap = String(repeating: " ", count: longest - arguments.displayWidth)
      return step(arguments + gap, meaning)
    }
    return ([.empty, Line("How to go on", .color(.blue, bold: true))] + lines)
      .indented(Self.margin)
  }
}
