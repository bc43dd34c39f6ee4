import ArgumentParser
import CourseModel
import CourseModes
import CourseProgress
import CourseTerminal

/// Makes the learner's copy of an exercise and shows the task.
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Get your own copy of an exercise, and its task."
  )

  @Argument(help: "The exercise: 03-loading/load-report, load-report or report.")
  var exercise: String

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let classroom = try options.open()
    let exercise = try named { () throws(LookupError) in
      try classroom.course.exercise(named: self.exercise)
    }
    let copy = WorkingCopy(of: exercise, root: classroom.root)
    let isNew = try copy.begin()
    guard !json else {
      return try showJSON(
        StartJSON(
          exercise: exercise.id,
          file: copy.file,
          new: isNew,
          task: exercise.task.markdown
        )
      )
    }
    let standing = try classroom.standing()
    options.show(
      options.typesetter.start(exercise, standing.progress, file: copy.file, isNew: isNew)
    )
  }
}

/// The learner's copy and the task, as `start --json` shows it.
private struct StartJSON: Encodable {
  let exercise: String
  let file: String
  let new: Bool
  let task: String
}
