import ArgumentParser
import CourseModel
import CourseProgress
import CourseRunner
import CourseTerminal

/// Checks an exercise every time its file is saved.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Check an exercise every time you save it, until Ctrl-C."
  )

  @Argument(help: "The exercise: 03-loading/load-report or load-report. Without it, the next.")
  var exercise: String?

  @Option(
    name: .customLong("edit-cmd"),
    help: ArgumentHelp(
      "What opens the file, if not VISUAL or EDITOR; {} stands for its name.",
      valueName: "command"
    )
  )
  var editor: String?

  @Flag(help: "Show every verdict as JSON, and nothing else.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    if options.hasScreen, !json {
      throw ExitCode(
        try await options.showInterface(editor: editor) { .exercise(try chosen(in: $0)) }
      )
    }
    let classroom = try options.open(isWatching: true)
    let exercise = try chosen(in: classroom)
    let copy = WorkingCopy(of: exercise, root: classroom.root)
    let ended: Void? = try await Interruption.cancelling({ "watching \(copy.file) …" }) {
      try await classroom.watch(exercise) { try await show($0, copy.file) }
    }
    if ended == nil { throw ExitCode(130) }
  }

  private func show(_ report: CheckReport, _ file: String) async throws {
    if json {
      try showJSON(CheckJSON(report, file: file))
    } else {
      options.show(options.typesetter.report(report, file: file))
    }
  }

  private func chosen(in classroom: Classroom) throws -> Exercise {
    if let name = exercise {
      return try named { () throws(LookupError) in try classroom.course.exercise(named: name) }
    }
    let progress = try classroom.store.progress()
    let next = classroom.course.exercises.first { progress.exercises[$0.id]?.passed == nil }
    guard let next = next ?? classroom.course.exercises.last else {
      throw ValidationError("The course has no exercises.")
    }
    return next
  }
}
