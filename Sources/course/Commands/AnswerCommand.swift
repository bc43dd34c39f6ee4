import ArgumentParser
import CourseModel
import CourseModes
import CourseProgress
import CourseTerminal

/// Answers one question.
struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Answer one question, and see what is so."
  )

  @Argument(help: "The question's name, as the lesson shows it.")
  var question: String

  @Argument(help: "The letter of the answer.")
  var letter: String

  @Option(help: "How sure you are: 1 guessing, 2 fairly sure, 3 sure.")
  var confidence: Int?

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func validate() throws {
    guard confidence.map({ (1...3).contains($0) }) ?? true else {
      throw ValidationError("The confidence is a number from 1 (guessing) to 3 (sure).")
    }
  }

  func run() throws {
    let classroom = try options.open()
    let question = try named { () throws(LookupError) in
      try classroom.course.question(named: self.question)
    }
    guard let choice = question.choice(for: letter) else {
      throw ValidationError("“\(letter)” is none of the answers. \(question.choices)")
    }
    try classroom.store.recordAnswer(
      to: question.id,
      option: choice,
      isCorrect: question.options[choice].isCorrect,
      confidence: confidence,
      asked: question.fingerprint
    )
    guard !json else {
      return try showJSON(
        AnswerJSON(
          question: question.id,
          option: choice,
          correct: question.options[choice].isCorrect,
          because: question.options[choice].because.markdown,
          answer: question.answer.markdown
        )
      )
    }
    options.show(options.typesetter.answered(question, with: choice))
  }
}

/// What is so, as `answer --json` shows it.
private struct AnswerJSON: Encodable {
  let question: String
  let option: Int
  let correct: Bool
  let because: String
  let answer: String
}
