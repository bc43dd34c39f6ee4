import CourseModel
import CourseModes
import CourseRunner

extension LessonRenderer {
  /// A question: choosing an option shows why it is right or wrong, and offers the answer.
  ///
  /// That much the style sheet does. With the script, the choice is first made and then committed.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - label: What kind of question it is.
  ///   - setting: What stands above it.
  ///   - repair: What is shown with the answer, before it.
  /// - Returns: The question as a section of the page.
  mutating func html(
    _ question: Question,
    label: String,
    setting: [HTML] = [],
    repair: [HTML] = []
  ) -> HTML {
    let id = identifiers.unique("question-" + question.id.slug)
    let promptID = identifiers.unique(id + "-prompt")
    var content: [HTML] = [.element(.p, "label", [.text(label)])]
    if let belief = question.belief {
      content.append(
        .element(.p, "belief", [.element(.span, ["The belief: "]), .text("“\(belief)”")])
      )
    }
    content += setting
    content.append(
      .element(.div, [.init(.class, "prompt"), .init(.id, promptID)], html(question.prompt))
    )
    var options: [HTML] = []
    for (index, option) in question.options.enumerated() {
      options.append(html(option, number: index, of: question, group: id))
    }
    content.append(
      .element(
        .div,
        [
          .init(.class, "options"), .init(.role, "radiogroup"),
          .init(.ariaLabelledBy, promptID),
        ],
        options
      )
    )
    content.append(commitment)
    content.append(answer(question, repair))
    return .element(
      .section,
      [
        .init(.class, "question"), .init(.id, id), .init(.dataQuestion, question.id),
        .init(.dataAsked, question.fingerprint), .init(.ariaLabelledBy, promptID),
      ],
      content
    )
  }

  /// The buttons, which the script shows.
  private var commitment: HTML {
    .element(
      .p,
      [.init(.class, "commit"), .init(.hidden, "hidden")],
      [
        .element(
          .button,
          [.init(.type, "button"), .init(.name, "commit")],
          ["Commit to this answer"]
        ),
        .element(
          .button,
          [.init(.type, "button"), .init(.name, "retry"), .init(.hidden, "hidden")],
          ["Try again"]
        ),
        .element(.span, [.init(.class, "status"), .init(.ariaLive, "polite")], []),
      ]
    )
  }

  private mutating func answer(_ question: Question, _ repair: [HTML]) -> HTML {
    guard !question.answer.isEmpty else { return [] }
    return .element(
      .details,
      "answer",
      [.element(.summary, ["The answer"]), .element(.div, repair + html(question.answer))]
    )
  }

  private mutating func html(
    _ option: Question.Option,
    number: Int,
    of question: Question,
    group: String
  ) -> HTML {
    let id = identifiers.unique("\(group)-\(number + 1)")
    let input = HTML.element(
      .input,
      [
        .init(.type, "radio"), .init(.name, group), .init(.id, id),
        .init(.value, String(number)),
      ],
      []
    )
    let label = HTML.element(.label, [.init(.for, id)], html(option.text))
    var because: [HTML] = [
      .element(.strong, [option.isCorrect ? "Right." : "Not so."]), " ",
    ]
    because += html(option.because)
    return .element(
      .div,
      [
        .init(.class, option.isCorrect ? "option right" : "option wrong"),
        .init(.dataCorrect, String(option.isCorrect)),
      ],
      [
        input, label,
        .element(.div, "because", [.element(.p, because)] + proof(option, number, of: question)),
      ]
    )
  }

  /// The Swift that was evaluated for the option, and what it gave.
  private func proof(_ option: Question.Option, _ number: Int, of question: Question) -> [HTML] {
    let proved = run?.proofs.first { $0.question == question.id && $0.option == number }
    guard let source = option.proof, let holds = proved?.holds else { return [] }
    let figure = CodeFigure(
      language: "swift",
      source: source,
      notes: ["was run and gave \(holds)"],
      kind: "proof"
    )
    return [figure.html]
  }
}
