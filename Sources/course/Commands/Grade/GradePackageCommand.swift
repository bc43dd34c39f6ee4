import ArgumentParser
import CourseGrading
import CourseTerminal
import Foundation

/// Takes grading elsewhere.
struct GradePackageCommand: AsyncParsableCommand {
  enum Place: String, ExpressibleByArgument, CaseIterable {
    case gradescope, github
  }

  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract:
      "Write what another place needs to grade: a zip for Gradescope, a workflow for GitHub.",
    discussion: """
      gradescope writes autograder.zip: the course, the engine, setup.sh and run_autograder. github writes grade.yml, \
      a workflow that grades a class on several machines and lays the gradebooks together; put it into \
      .github/workflows/.
      """
  )

  @Argument(help: "gradescope or github.")
  var place: Place

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var to: String?

  @Option(help: ArgumentHelp("A folder of hidden checks to take along.", valueName: "dir"))
  var key: String?

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let path: String
    switch place {
    case .github:
      path = to ?? "grade.yml"
      try WholeFile.write(Data(GradingPackage.workflow.utf8), to: path)
    case .gradescope:
      path = to ?? "autograder.zip"
      let key = key.map { URL(fileURLWithPath: $0).path }
      let engine = CourseOptions.engineTheme.map { ($0 as NSString).deletingLastPathComponent }
      let package = try GradingPackage.gradescope(course: root, engine: engine, key: key)
      try WholeFile.write(package, to: path)
    }
    Output.standard.write("  Written to \(path.printable).\n")
  }
}
