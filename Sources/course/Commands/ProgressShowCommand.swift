import ArgumentParser
import CourseProgress
import CourseTerminal

/// Shows what the learner believed and what is so.
struct ProgressShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what you have done, and what you believed before you were told."
  )

  @Flag(help: "Show it as JSON: the file that `progress export` writes.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let classroom = try options.open()
    guard !json else {
      return try showJSON(try classroom.store.document(of: classroom.course))
    }
    let standing = try classroom.standing()
    options.show(options.typesetter.overview(standing))
    options.show(options.typesetter.beliefs(standing))
  }
}
