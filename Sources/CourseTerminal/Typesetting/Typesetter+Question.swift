import CourseModel

extension Typesetter {
  /// A question that is put before the text that answers it, after it, or about broken code.
  enum Asking: String {
    case predict = "Predict"
    case quiz = "Quiz"
    case debug = "Diagnose"
  }

  /// How far a learner is with a question.
  struct Answering {
    /// The option that was chosen first, if any.
    var choice: Int?
    /// Whether the answer is shown without one having been chosen.
    var isRevealed = false
    /// Whether running the right option's proof has proved it.
    var isProved = false
    /// Whether the command that answers it is named.
    var offersCommand = false
    /// The option that is named and not committed to yet.
    var pending: Int?
  }

  /// A question with its options and, once the learner has committed to one, the answer.
  func question(_ question: Question, _ asking: Asking, _ answering: Answering) -> [Line] {
    let choice = answering.choice
    let isRevealed = choice != nil || answering.isRevealed
    let inner = proseWidth - 2
    var lines = [Line([Span(asking.rawValue, .color(.blue, bold: true))])]
    lines += prose(question.prompt, width: inner).spaced(
      question.options.indices.flatMap { index in
        option(index, of: question, answering, width: inner)
      }
    )
    if isRevealed {
      lines = lines.spaced(answer(of: question, answering, width: inner))
    } else if answering.offersCommand {
      let last = Self.letter(question.options.count - 1)
      lines = lines.spaced([step("answer \(question.id) a", "commit to an answer, a to \(last)")])
    }
    return barred(lines, color: .blue)
  }

  private func option(
    _ index: Int,
    of question: Question,
    _ answering: Answering,
    width: Int
  ) -> [Line] {
    let option = question.options[index]
    let choice = answering.choice
    let isRevealed = choice != nil || answering.isRevealed
    let isNamed = choice == index || answering.pending == index
    let mark: Span =
      switch (isRevealed, option.isCorrect, choice == index) {
      case (true, true, _): Span("✓ ", .color(.green, bold: true))
      case (true, false, true): Span("✗ ", .color(.red, bold: true))
      default: answering.pending == index ? Span("▸ ", .color(.blue, bold: true)) : Span("  ")
      }
    let letter = Span(Self.letter(index) + "  ", isNamed ? .bold : .dim)
    let text = paragraph(option.text, width: width - 5)
    return text.enumerated().map { line, content in
      line == 0 ? Line([mark, letter] + content.spans) : content.indented(5)
    }
  }

  private func answer(
    of question: Question,
    _ answering: Answering,
    width: Int
  ) -> [Line] {
    var lines: [Line] = []
    if let choice = answering.choice, question.options.indices.contains(choice) {
      let option = question.options[choice]
      let verdict =
        option.isCorrect
        ? Span("You are right. ", .color(.green, bold: true))
        : Span("Not so. ", .color(.red, bold: true))
      lines = Wrapping.lines([verdict] + spans(option.because), width: width)
      if !option.isCorrect, let belief = question.belief {
        lines += paragraph("The myth: \(belief)", width: width, style: .dim)
      }
    }
    return lines.spaced(prose(question.answer, width: width))
      .spaced(answering.isProved ? proof(of: question, width: width) : [])
  }

  /// The expression that decides the question, where it is short enough to say something.
  private func proof(of question: Question, width: Int) -> [Line] {
    guard let right = question.options.firstIndex(where: \.isCorrect),
      let proof = question.options[right].proof?.linesOfText, proof.count == 1
    else { return [] }
    return Wrapping.lines(
      [Span("Proved by running it: ", .dim), Span(proof[0].printable, .color(.cyan))],
      width: width
    )
  }

  /// The letter that names an option, from `a`.
  package static func letter(_ index: Int) -> String {
    Unicode.Scalar(UInt8(ascii: "a") + UInt8(clamping: index)).description
  }
}
