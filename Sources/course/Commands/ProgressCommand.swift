import ArgumentParser
import CourseTerminal

/// Shows what the learner believed and what is so.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show what you have done, and what you believed before you were told."
  )

  @OptionGroup var options: CourseOptions

  func run() throws {
    let standing = try options.open().standing()
    options.show(options.typesetter.overview(standing))
    options.show(options.typesetter.beliefs(standing))
  }
}
