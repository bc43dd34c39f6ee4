import ArgumentParser
import CourseModel
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

  @OptionGroup var options: CourseOptions

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
      isCorrect: question.options[choice].isCorrect
    )
    options.show(options.typesetter.answered(question, with: choice))
  }
}
