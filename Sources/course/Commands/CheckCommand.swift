import ArgumentParser
import CourseModel
import CourseRunner
import CourseTerminal

/// Checks the learner's copy of an exercise.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check your copy of an exercise, or all that you have begun."
  )

  @Argument(help: "The exercise: 03-loading/load-report, load-report or report.")
  var exercise: String?

  @Flag(help: "Check all exercises that you have begun, beside each other.")
  var all = false

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func validate() throws {
    guard (exercise == nil) == all else {
      throw ValidationError("Name one exercise to check, or write --all.")
    }
  }

  func run() async throws {
    let classroom = try options.open()
    guard let exercise else { return try await checkAll(classroom) }
    try await check(
      try named { () throws(LookupError) in try classroom.course.exercise(named: exercise) },
      classroom
    )
  }

  /// Checks everything that was begun.
  private func checkAll(_ classroom: Classroom) async throws {
    let begun = classroom.begun
    let reports = try await interruptible("checking \(counted(begun.count, "exercise")) …") {
      try await classroom.check(begun)
    }
    if json {
      let results = reports.map { report in
        CheckJSON(report, file: "work/\(report.exercise)/Exercise.swift")
      }
      try showJSON(results)
    } else {
      options.show(options.typesetter.grid(reports, of: begun))
    }
    if !reports.allSatisfy(\.passed) { throw found() }
  }

  private func check(_ exercise: Exercise, _ classroom: Classroom) async throws {
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
