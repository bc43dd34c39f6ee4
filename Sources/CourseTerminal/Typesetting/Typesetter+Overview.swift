package import CourseModel
import CourseProgress

extension Typesetter {
  /// The course with its lessons and exercises, how far each is, and what to do next.
  package func overview(_ standing: Standing) -> [Line] {
    let course = standing.course
    let head =
      [Line(course.title.printable, .bold)]
      + paragraph(course.summary, width: proseWidth, style: .dim)
    return [head, [bar(standing)], lessons(standing), next(standing)].spaced()
      .indented(Self.margin)
  }

  /// How much is done, as a bar and in words.
  private func bar(_ standing: Standing) -> Line {
    let lessons = "\(standing.lessonsRead) of \(standing.course.lessons.count) lessons"
    let words = "  \(lessons) · \(standing.points) of \(standing.possible) points"
    let room = max(min(proseWidth - words.displayWidth, 40), 8)
    let full = Int((standing.share * Double(room)).rounded(.down))
    return Line([
      Span(String(repeating: "━", count: full), .color(.green)),
      Span(String(repeating: usesColor ? "━" : "·", count: room - full), .dim), Span(words),
    ])
  }

  private func lessons(_ standing: Standing) -> [Line] {
    let groups = standing.course.lessons.map { lesson in
      [lessonLine(lesson, standing)]
        + standing.exercises(of: lesson).map { exercise(in: $0, standing) }
    }
    return Array(groups.joined())
  }

  private func lessonLine(_ lesson: Lesson, _ standing: Standing) -> Line {
    let mark: Span =
      switch standing.state(of: lesson) {
      case .finished: Span("✓", .color(.green, bold: true))
      case .read: Span("◐", .color(.green))
      case .opened: Span("▸", .color(.blue, bold: true))
      case .unopened: Span("○", .dim)
      }
    let number = "\(lesson.number)"
    let digits = standing.course.lessons.map { "\($0.number)".count }.max() ?? 1
    let pad = String(repeating: " ", count: max(digits - number.count, 0))
    let left = [Span(pad + number + " ", .bold), mark, Span(" " + lesson.title.printable)]
    return filled(left, facts(of: lesson, standing))
  }

  private func facts(of lesson: Lesson, _ standing: Standing) -> String {
    let answered = lesson.questions.count { standing.progress.answers[$0.id] != nil }
    let score = answered > 0 ? "\(answered)/\(lesson.questions.count) answered · " : ""
    return score + "\(lesson.level) · \(lesson.minutes) min"
  }

  private func exercise(in exercise: Exercise, _ standing: Standing) -> Line {
    let done = standing.progress.exercises[exercise.id]
    let left = [Span("    ")] + exerciseLine(exercise, standing.progress)
    let seen = done?.solution == nil ? "" : "solution seen · "
    return filled(left, seen + "\(done?.points ?? 0)/\(exercise.points) points")
  }

  /// Exercises below each other.
  package func exercises(_ exercises: [Exercise], _ standing: Standing) -> [Line] {
    let nothing = [Line("No exercise is like that.", .dim)]
    let lines = exercises.map { exercise(in: $0, standing) }
    return (lines.isEmpty ? nothing : lines).indented(Self.margin)
  }

  /// Text at the left, facts at the right end of the line; below each other they end alike.
  private func filled(_ left: [Span], _ right: String) -> Line {
    let gap = max(proseWidth - Line(left).width - right.displayWidth, 2)
    return Line(left + [Span(String(repeating: " ", count: gap) + right, .dim)])
  }

  /// What to do next, as a command.
  package func next(_ standing: Standing) -> [Line] {
    switch standing.next {
    case .read(let lesson):
      let verb = standing.state(of: lesson) == .opened ? "read on in" : "read"
      return [step("read \(lesson.number)", "\(verb) “\(lesson.title.printable)”")]
    case .answer(let lesson):
      return [step("quiz \(lesson.number)", "answer what is open in “\(lesson.title.printable)”")]
    case .solve(let exercise):
      let begun = standing.progress.exercises[exercise.id] != nil
      let verb = begun ? "check" : "start"
      return [step("\(verb) \(exercise.slug)", "“\(exercise.title.printable)”")]
    case nil:
      let words = "You have done all there is: every lesson, question and exercise."
      return paragraph(words, width: proseWidth, style: .bold)
    }
  }
}
