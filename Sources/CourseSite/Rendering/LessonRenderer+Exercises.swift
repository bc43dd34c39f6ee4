import CourseModel

extension LessonRenderer {
  /// An exercise: the task, what is checked, how to check it, and hints, one inside the other.
  mutating func exercise(_ id: String) -> HTML {
    guard let exercise = context.exercise(id) else {
      report(
        "unknown-exercise",
        "There is no exercise \(id).",
        solution: "Name a folder below Exercises, as in 03-loading/load-report."
      )
      return .element(.p, "missing", [.text("The exercise \(id) is missing.")])
    }
    let anchor = identifiers.unique("exercise-" + id.slug)
    let titleID = identifiers.unique(anchor + "-title")
    outline.append(OutlineEntry(level: headingLevel, title: exercise.title, anchor: anchor))
    let place = place
    self.place = SourceRange(file: exercise.folder + "/README.md", line: 1)
    defer { self.place = place }
    return .element(
      .section,
      [
        .init(.class, "exercise"), .init(.id, anchor), .init(.dataExercise, id),
        .init(.ariaLabelledBy, titleID),
      ],
      [
        .element(.p, "label", ["Exercise"]),
        .element(.heading(headingLevel), [.init(.id, titleID)], [.text(exercise.title)]),
        .fragment(html(exercise.task)),
        .element(.p, "demands", [.text("What is checked, \(exercise.points.asPoints) in all:")]),
        .element(.ul, "checks", exercise.checks.map(\.html)),
        commands(exercise),
      ] + hints(exercise.hints[...], number: 1)
    )
  }

  private func commands(_ exercise: Exercise) -> HTML {
    let source = """
      $ ./course start \(exercise.id)
      $ ./course check \(exercise.id)
      """
    return [
      .element(
        .p,
        "demands",
        [
          "You edit your own copy, ",
          .element(.code, [.text("work/\(exercise.id)/Exercise.swift")]), ":",
        ]
      ),
      CodeFigure(language: "console", source: source).html,
    ]
  }

  /// The first hint, which holds those after it: each is offered when the one before is open.
  private mutating func hints(_ hints: ArraySlice<Exercise.Hint>, number: Int) -> [HTML] {
    guard let hint = hints.first else { return [] }
    let summary = HTML.element(.summary, [.text("Hint \(number): \(hint.title)")])
    let body = html(hint.body)
    let rest = self.hints(hints.dropFirst(), number: number + 1)
    return [.element(.details, "hint", [summary, .element(.div, body)] + rest)]
  }
}

extension Exercise.Check {
  fileprivate var html: HTML {
    .element(
      .li,
      [.element(.span, [.text(title)]), .element(.span, "points", [.text(points.asPoints)])]
    )
  }
}

extension Int {
  /// The number with the word for points.
  var asPoints: String { self == 1 ? "1 point" : "\(self) points" }
}
