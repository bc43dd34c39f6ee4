import ArgumentParser
import CourseTerminal
import CourseVerification
import Foundation

/// Makes a course to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a course to begin with: a lesson, an exercise, a core; it verifies at once."
  )

  @Argument(help: ArgumentHelp("The folder, which is made.", valueName: "dir"))
  var folder: String

  func run() throws {
    let folder = URL(fileURLWithPath: folder).path
    for file in try NewCourse(folder: folder).write() { Output.standard.write("\(file)\n") }
    Output.standard.write("\nProve it: \(CourseOptions.command) verify --course \(folder)\n")
  }
}
