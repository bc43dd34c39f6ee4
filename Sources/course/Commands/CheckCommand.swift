import ArgumentParser
import CourseModel
import CourseRunner
import CourseTerminal

/// Checks the learner's copy of an exercise.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check your copy of an exercise."
  )

  @Argument(help: "The exercise: 03-loading/load-report, load-report or 03.")
  var exercise: String

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let classroom = try options.open()
    let exercise = try named { () throws(LookupError) in
      try classroom.course.exercise(named: self.exercise)
    }
    let report = try await interruptible("checking …") { try await classroom.check(exercise) }
    let file = WorkingCopy(of: exercise, root: classroom.root).file
    if json {
      try showJSON(CheckJSON(report, file: file))
    } else {
      options.show(options.typesetter.report(report, file: file))
    }
    if !report.passed { throw found() }
  }
}
