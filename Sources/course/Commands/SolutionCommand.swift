import ArgumentParser
import CourseModel
import CourseProgress
import CourseTerminal
import Foundation

/// Shows the reference solution of an exercise.
struct SolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution",
    abstract: "Show the solution of an exercise; before your own passes, that is recorded."
  )

  @Argument(help: "The exercise: 03-loading/load-report, load-report or report.")
  var exercise: String

  @Flag(help: "Show it although your own does not pass yet.")
  var anyway = false

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let classroom = try options.open()
    let exercise = try named { () throws(LookupError) in
      try classroom.course.exercise(named: self.exercise)
    }
    if try classroom.store.progress().exercises[exercise.id]?.passed == nil {
      guard anyway else {
        throw Failure(
          "Your own \(exercise.id) does not pass yet. Try \(CourseOptions.command) hint "
            + "\(exercise.slug), or add --anyway, which is recorded."
        )
      }
      try classroom.store.recordSolution(of: exercise.id)
    }
    let file = classroom.root + "/" + exercise.solutionFile
    let text = try String(contentsOfFile: file, encoding: .utf8)
    if json { return try showJSON(["exercise": exercise.id, "solution": text]) }
    Output.standard.write(text)
  }
}
