import ArgumentParser
import CourseModel
import CourseModes
import CourseProgress
import CourseTerminal

/// Puts the questions of a lesson.
struct QuizCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer the questions of a lesson, as if for the first time."
  )

  @Argument(help: "The lesson: 3, 03 or loading.")
  var lesson: String

  @Flag(help: "Show the questions as JSON, without what is right.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    if json {
      let classroom = try options.open()
      let progress = try classroom.standing().progress
      return try showJSON(
        try chosen(in: classroom).questions.map { QuestionJSON($0, progress.answers[$0.id]) }
      )
    }
    if options.hasScreen {
      throw ExitCode(try await options.showInterface { .quiz(try chosen(in: $0)) })
    }
    let classroom = try options.open()
    let lesson = try chosen(in: classroom)
    guard !options.traits.isInteractive else {
      var session = CourseSession(classroom, TerminalConsole(plain: options.plain))
      throw ExitCode(try await session.quiz(lesson))
    }
    let progress = try classroom.standing().progress
    let view = LessonView(lesson, progress: progress, offersCommands: true)
    options.show(options.typesetter.questions(view))
  }

  private func chosen(in classroom: Classroom) throws -> Lesson {
    try named { () throws(LookupError) in try classroom.course.lesson(named: self.lesson) }
  }
}

/// A question and how it was answered, as `quiz --json` shows them.
private struct QuestionJSON: Encodable {
  let id: String
  let belief: String?
  let question: String
  let options: [Option]
  let chosen: String?
  let correct: Bool?

  struct Option: Encodable {
    let letter: String
    let text: String
  }

  init(_ question: Question, _ answer: LearnerProgress.Answer?) {
    id = question.id
    belief = question.belief
    self.question = question.prompt.markdown
    let letters = question.options.indices.map { Typesetter.letter($0) }
    options = zip(letters, question.options).map { Option(letter: $0, text: $1.text.markdown) }
    chosen = answer.flatMap { letters.indices.contains($0.option) ? letters[$0.option] : nil }
    correct = answer?.isCorrect
  }
}
