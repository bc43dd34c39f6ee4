import ArgumentParser
import CourseModel
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

  @OptionGroup var options: CourseOptions

  func run() async throws {
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
