import CourseModel
import CourseProgress
import CourseRunner

extension ExerciseView {
  /// Sets what is shown anew: the verdict first, then what else there is, the task last.
  mutating func layout(_ context: Context) {
    let typesetter = context.typesetter(widest: 120)
    let report = context.reports[exercise.id]
    let shown = context.progress.exercises[exercise.id]?.hints ?? 0
    let hints = (0..<min(shown, exercise.hints.count)).map { typesetter.hint($0, of: exercise) }
    let verdict = report.map { typesetter.verdict($0, file: file, offersCommands: false) }
    let above = [place(context, typesetter), verdict ?? []]
    lastHint = hints.isEmpty ? nil : (above + hints.dropLast()).spaced().count + 1
    solutionPlace = (above + hints).spaced().count + 1
    let parts =
      above + hints + [
        solution.map { typesetter.solution($0) } ?? [],
        verdict == nil && hints.isEmpty ? [] : [typesetter.rule(width: typesetter.proseWidth)],
        typesetter.task(exercise),
      ]
    pager.lines = parts.spaced().indented(Typesetter.margin)
    pager.move(to: pager.top, context.bodyHeight)
  }

  /// Where the learner's file is, and what there is to know about it.
  private func place(_ context: Context, _ typesetter: Typesetter) -> [Line] {
    var style = Style.color(.cyan)
    style.link = context.link(to: file)
    var lines = Wrapping.lines(
      [Span("Your file  ", .dim), Span(file, style)],
      width: typesetter.proseWidth
    )
    if case .byHand(let reason) = watching {
      let words = reason + " Press r after every save."
      lines += typesetter.paragraph(words, width: typesetter.proseWidth, style: .color(.yellow))
    }
    if context.progress.exercises[exercise.id]?.solution != nil {
      let words = "You saw the solution before yours passed."
      lines += typesetter.paragraph(words, width: typesetter.proseWidth, style: .dim)
    }
    return lines
  }

  func scene(_ context: Context) -> Scene {
    let done = context.progress.exercises[exercise.id]
    let height = context.bodyHeight
    let isChecking = context.working[.exercise(exercise.id)] != nil
    let state =
      switch watching {
      case .watches: isChecking ? "" : "checked when saved · "
      case .byHand: "press r to check · "
      case .begins: ""
      }
    return Scene(
      title: exercise.title,
      widest: 120,
      facts: state + "\(done?.points ?? 0) of \(exercise.points) points",
      share: Double(done?.points ?? 0) / Double(max(exercise.points, 1)),
      body: pager.visible(height),
      prompt: pager.prompt ?? question.map { prompt($0) },
      keys: keys(done?.passed != nil, context),
      cursorIsInPrompt: pager.entry != nil
    )
  }

  private func prompt(_ question: Asking) -> Line {
    let words =
      switch question {
      case .reset: "Begin anew? What you have is kept beside it."
      case .solution: "See the solution before your own passes? It is recorded."
      }
    return Line([
      Span(words + "   ", .bold), Span("y", .bold), Span(" yes   ", .dim), Span("any key", .bold),
      Span(" no", .dim),
    ])
  }

  private func keys(_ hasPassed: Bool, _ context: Context) -> [Hint] {
    let edit = Hint("e", "edit")
    let isByHand = if case .byHand = watching { true } else { false }
    let check = Hint("r", "check")
    let next = Hint("n", hasPassed ? "next exercise" : "skip")
    let first = hasPassed ? [next, edit] : isByHand ? [check, edit] : [edit, check]
    return first + [Hint("h", "hint"), Hint("s", "solution")] + (hasPassed ? [check] : [next])
      + [
        Hint("q", "back"), Hint("x", "begin anew"), Hint("p", "previous exercise"),
        Hint("?", "keys"),
      ]
  }
}

extension Typesetter {
  /// A reference solution.
  func solution(_ text: String) -> [Line] {
    listing(Listing(title: "Solution", language: "swift", text: text))
  }
}
