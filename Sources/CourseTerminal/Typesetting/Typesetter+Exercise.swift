import CourseModel
import CourseProgress

extension Typesetter {
  /// An exercise as a lesson or a list mentions it.
  func exerciseLine(_ exercise: Exercise, _ progress: LearnerProgress) -> [Span] {
    let done = progress.exercises[exercise.id]
    let mark = done?.passed != nil ? Span("✓ ", .color(.green, bold: true)) : Span("○ ", .dim)
    return [mark, Span(exercise.title.printable, .bold), Span("  \(exercise.slug)", .dim)]
  }

  /// The offer of an exercise at its place in a lesson.
  func exerciseOffer(_ id: String, _ view: LessonView) -> [Line] {
    guard let exercise = view.exercises.first(where: { $0.id == id }) else {
      return barred([Line("Exercise \(id) is missing.", .color(.red))], color: .red)
    }
    let done = view.progress.exercises[id]
    let points = "\(done?.points ?? 0) of \(exercise.points) points"
    let checks = counted(exercise.checks.count, "check")
    var lines = [
      Line("Exercise", .color(.green, bold: true)),
      Line(exerciseLine(exercise, view.progress)),
      Line("\(checks) · \(points)", .dim),
    ]
    if done?.passed == nil {
      lines += [.empty, step("start \(exercise.slug)", "get your own copy of the file")]
      lines += [step("check \(exercise.slug)", "have it checked")]
    }
    return barred(lines, color: .green)
  }

  /// The task of an exercise, as `start` shows it.
  func task(_ exercise: Exercise, _ progress: LearnerProgress) -> [Line] {
    let heading = [Line(exerciseLine(exercise, progress)), rule(width: proseWidth)]
    return [heading, task(exercise)].spaced()
  }

  /// The same without its title.
  func task(_ exercise: Exercise) -> [Line] {
    let checks = exercise.checks.map { check in
      Line([Span("• ", .dim), Span(check.title.printable), Span(" · \(check.points)", .dim)])
    }
    return [
      prose(exercise.task, width: proseWidth),
      [Line("What is checked, and its points", .bold)] + checks,
    ].spaced()
  }

  /// A hint: its heading and its text.
  func hint(_ number: Int, of exercise: Exercise) -> [Line] {
    let hint = exercise.hints[number]
    let title = Line([
      Span("Hint \(number + 1) of \(exercise.hints.count)", .color(.magenta, bold: true)),
      Span("  " + hint.title.printable, .bold),
    ])
    return barred([title] + prose(hint.body, width: proseWidth - 2), color: .magenta)
  }

  /// A command of the program, with what it does.
  func step(_ arguments: String, _ meaning: String) -> Line {
    Line([Span("\(command) \(arguments)", .color(.cyan)), Span("   " + meaning, .dim)])
  }
}

extension Exercise {
  /// The last part of its identifier, by which it can be named.
  package var slug: Substring { id.split(separator: "/").last ?? "" }
}
