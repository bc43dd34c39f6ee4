import ArgumentParser
import CourseModel
import CourseRunner
import CourseTerminal

/// Runs the cells of a lesson.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run the cells of a lesson and compare their outputs with what it states."
  )

  @Argument(help: "The lesson: 3, 03 or loading.")
  var lesson: String

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let classroom = try options.open()
    let lesson = try named { () throws(LookupError) in
      try classroom.course.lesson(named: self.lesson)
    }
    let engine = classroom.engine
    let run = try await interruptible("running the cells …") { try await engine.run(lesson) }
    if json {
      try showJSON(RunJSON(run, of: lesson))
    } else {
      let typesetter = options.typesetter
      options.show(typesetter.cells(LessonView(lesson, run: run)))
    }
    if run.diagnostics.contains(where: { $0.severity == .error }) { throw found() }
  }
}
