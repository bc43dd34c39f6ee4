import ArgumentParser
import CourseProgress
import CourseTerminal

/// Shows the contents and how far the learner is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show all lessons and exercises, and how far you are."
  )

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let standing = try options.open().standing()
    if json { return try showJSON(ListJSON(standing)) }
    let typesetter = options.typesetter
    options.show(typesetter.overview(standing))
  }
}
