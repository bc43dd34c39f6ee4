package import CourseModel
package import CourseProgress
import CourseRunner

/// What single commands print, made of the parts that lessons and lists are made of.
extension Typesetter {
  /// The cells of a lesson with what they gave, and what is wrong with them.
  package func cells(_ view: LessonView) -> [Line] {
    let cells = view.lesson.cells.map { cell in
      let place = Line("\(view.lesson.file):\(cell.firstLine)", .dim)
      return [place] + self.cell(cell, view)
    }
    let run = view.run
    let count = view.lesson.cells.count
    let kept = run?.isCached == true ? ", kept from the last run" : ""
    let wrong = run?.diagnostics.count ?? 0
    let summary =
      wrong == 0
      ? Line([
        Span("✓ ", .color(.green, bold: true)), Span("\(counted(count, "cell")) as stated\(kept)"),
      ])
      : Line([Span("✗ ", .color(.red, bold: true)), Span(Self.notAsStated(wrong))])
    let diagnostics = self.diagnostics(run?.diagnostics ?? [])
    return (cells + [diagnostics, [summary]]).spaced().indented(Self.margin)
  }

  private static func notAsStated(_ count: Int) -> String {
    count == 1 ? "one thing is not as stated" : "\(count) things are not as stated"
  }

  /// The questions of a lesson, below each other.
  package func questions(_ view: LessonView) -> [Line] {
    let blocks = Page.questions(of: view.lesson).flatMap(\.blocks)
    return [title(view.lesson), self.blocks(blocks, view)].spaced().indented(Self.margin)
  }

  /// A question that has just been answered.
  package func answered(_ question: Question, with choice: Int) -> [Line] {
    self.question(question, .quiz, Answering(choice: choice)).indented(Self.margin)
  }

  /// An exercise's task and where its file is.
  package func start(
    _ exercise: Exercise,
    _ progress: LearnerProgress,
    file: String,
    isNew: Bool
  ) -> [Line] {
    let place = Line([
      Span(isNew ? "Your copy: " : "You have begun already: ", .bold), Span(file, .color(.cyan)),
    ])
    let steps = [
      step("check \(exercise.slug)", "when you have edited it"),
      step("hint \(exercise.slug) ", "when you are stuck"),
    ]
    return [task(exercise, progress), [place] + steps].spaced().indented(Self.margin)
  }

  /// Hints of an exercise, by their numbers from 0.
  package func hints(_ numbers: [Int], of exercise: Exercise, areAll: Bool) -> [Line] {
    guard !exercise.hints.isEmpty else {
      return [Line("There are no hints for \(exercise.id).")].indented(Self.margin)
    }
    let hints = numbers.map { hint($0, of: exercise) }
    let end = areAll ? [[Line("These are all the hints there are.", .dim)]] : []
    return (hints + end).spaced().indented(Self.margin)
  }

  /// How sure the learner was, in a word.
  private static func sureness(_ confidence: Int) -> String {
    switch confidence {
    case ...1: "guessing"
    case 2: "fairly sure"
    default: "sure"
    }
  }

  /// What the learner believed, question by question, and what is so.
  package func beliefs(_ standing: Standing) -> [Line] {
    let answered = standing.course.lessons.flatMap(\.questions).filter {
      standing.progress.answers[$0.id] != nil
    }
    guard !answered.isEmpty else { return [] }
    let lines = answered.flatMap { question -> [Line] in
      guard let answer = standing.progress.answers[question.id] else { return [] }
      let mark =
        answer.isCorrect
        ? Span("✓ ", .color(.green, bold: true)) : Span("✗ ", .color(.red, bold: true))
      let right = question.options.first(where: \.isCorrect)?.text ?? []
      let belief =
        question.options.indices.contains(answer.option)
        ? question.options[answer.option].text : []
      let sureness = answer.confidence.map { " (\(Self.sureness($0)))" } ?? ""
      let text: [Line] =
        if let belief = question.belief {
          paragraph("The myth: \(belief)", width: proseWidth - 2)
        } else if case .paragraph(let inlines)? = question.prompt.first {
          paragraph(inlines, width: proseWidth - 2)
        } else {
          [Line(question.id)]
        }
      let said = Wrapping.lines(
        [Span("you\(sureness): ", .dim)] + spans(belief),
        width: proseWidth - 2
      )
      let truth =
        answer.isCorrect
        ? []
        : Wrapping.lines([Span("so is: ", .dim)] + spans(right), width: proseWidth - 2)
      return text.enumerated().map { $0 == 0 ? $1.prefixed(mark) : $1.indented(2) }
        + (said + truth).indented(2)
    }
    return ([.empty, Line("What you believed, and what is so", .color(.blue, bold: true))] + lines)
      .indented(Self.margin)
  }
}

extension Question {
  /// The option that a letter names, if any.
  package func choice(for letter: String) -> Int? {
    options.indices.first { Typesetter.letter($0) == letter.lowercased() }
  }

  /// Which letters there are, as a sentence.
  package var choices: String {
    "Type a letter from a to \(Typesetter.letter(options.count - 1))."
  }
}
