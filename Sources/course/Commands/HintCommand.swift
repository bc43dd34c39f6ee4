import ArgumentParser
import CourseModel
import CourseModes
import CourseProgress
import CourseTerminal

/// Shows the next hint of an exercise.
struct HintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint",
    abstract: "Show the next hint of an exercise, one more each time."
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
    let next = try classroom.nextHint(of: exercise)
    let shown = next.map { [$0] } ?? Array(exercise.hints.indices)
    guard !json else {
      return try showJSON(
        shown.map { number in
          HintJSON(
            number: number + 1,
            of: exercise.hints.count,
            title: exercise.hints[number].title,
            text: exercise.hints[number].body.markdown
          )
        }
      )
    }
    options.show(options.typesetter.hints(shown, of: exercise, areAll: next == nil))
  }
}

/// A hint, as `hint --json` shows it.
private struct HintJSON: Encodable {
  let number: Int
  let of: Int
  let title: String
  let text: String
}
