import ArgumentParser
import CourseModel
import CourseProgress
import CourseTerminal

/// Begins an exercise, or everything, anew.
struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Begin an exercise anew, or forget all progress; what you had is kept beside it."
  )

  @Argument(help: "The exercise: 03-loading/load-report, load-report or report.")
  var exercise: String?

  @Flag(help: "Forget all progress. Your copies of exercises stay.")
  var all = false

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func validate() throws {
    guard (exercise == nil) == all else {
      throw ValidationError("Name one exercise to begin anew, or write --all.")
    }
  }

  func run() throws {
    let classroom = try options.open()
    guard let exercise else {
      let kept = try classroom.store.forgetAll()
      guard !json else { return try showJSON(["kept": kept]) }
      return Output.standard.write("All progress is forgotten. The record is kept as \(kept).\n")
    }
    let found = try named { () throws(LookupError) in
      try classroom.course.exercise(named: exercise)
    }
    let copy = WorkingCopy(of: found, root: classroom.root)
    let kept = try copy.reset()
    try classroom.store.forgetExercise(found.id)
    guard !json else { return try showJSON(["file": copy.file, "kept": kept]) }
    let note = kept.map { " What you had is kept as \($0)." } ?? ""
    Output.standard.write("\(copy.file) is the starter again.\(note)\n")
  }
}
