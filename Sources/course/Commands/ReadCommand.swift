import ArgumentParser
import CourseModel
import CourseModes
import CourseProgress
import CourseTerminal

/// Reads a lesson.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read a lesson: in a terminal on the whole screen, elsewhere all of it at once."
  )

  @Argument(help: "The lesson: 3, 03 or loading. Without it, the first that is not finished.")
  var lesson: String?

  @Flag(help: "Print the whole lesson at once, in a terminal too.")
  var all = false

  @Flag(help: "Show the answers to questions that have not been answered.")
  var answers = false

  @Flag(help: "Show it as JSON, with all answers and what the cells give.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    if json { return try await showDocument() }
    if options.hasScreen, !all, !answers {
      throw ExitCode(try await options.showInterface { .lesson(try chosen(in: $0)) })
    }
    let classroom = try options.open()
    let lesson = try chosen(in: classroom)
    guard all || answers || !options.traits.isInteractive else {
      var session = CourseSession(classroom, TerminalConsole(plain: options.plain))
      throw ExitCode(try await session.read(lesson))
    }
    try classroom.store.recordReading(of: lesson.id)
    let printed = try await Printout(classroom, options).show(
      lesson,
      advice: .read,
      revealsAnswers: answers
    )
    _ = try printed.get()
  }

  private func showDocument() async throws {
    let classroom = try options.open()
    let lesson = try chosen(in: classroom)
    try classroom.store.recordReading(of: lesson.id)
    let runs = try await ModePrintout.runs(of: [lesson], classroom.engine)
    let sections = Mode.read.sections(of: [lesson], runs: runs)
    try showJSON(
      ModeDocument(.read, sections, exercises: classroom.course.exercises)
    )
  }

  /// The lesson that was named, or the one that comes next.
  private func chosen(in classroom: Classroom) throws -> Lesson {
    if let name = lesson {
      return try named { () throws(LookupError) in try classroom.course.lesson(named: name) }
    }
    let next = try classroom.standing().firstUnfinished ?? classroom.course.lessons.last
    guard let next else { throw ValidationError("The course has no lessons.") }
    return next
  }
}
