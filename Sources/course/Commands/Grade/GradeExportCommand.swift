import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Writes a gradebook for other programs.
struct GradeExportCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, canvas, moodle, json, gradescope, junit
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the marks for other programs: csv, canvas, moodle, json, gradescope, junit.",
    discussion: """
      Nothing of hidden checks is written but how many points they gave. gradescope writes a \
      results.json for every student into a folder; the others print.
      """
  )

  @Argument(help: "csv, canvas, moodle, json, gradescope or junit.")
  var format: Format

  @Option(help: "The assignment's title in Canvas, as in 'Exercises (1234)'.")
  var assignment: String?

  @Option(help: ArgumentHelp("The file to write instead of printing.", valueName: "file"))
  var to: String?

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    let gradebook = try book.gradebook(course)
    switch format {
    case .csv: try put(gradebook.csv)
    case .canvas: try put(gradebook.canvasCSV(assignment: assignment ?? course.title))
    case .moodle: try put(gradebook.moodleCSV)
    case .junit: try put(gradebook.junit)
    case .json: try put(try jsonText(GradebookJSON(gradebook)))
    case .gradescope:
      let folder = to ?? book.folder + "/gradescope"
      for student in gradebook.students {
        let place = folder + "/" + ReleasedFile.name(of: student.student)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try book.write(
          try jsonText(GradescopeResults(student, gradebook)),
          to: place + "/results.json"
        )
      }
      Output.standard.write("  Written to \(folder.printable).\n")
    }
  }

  private func put(_ text: String) throws {
    guard let to, to != "-" else { return Output.standard.write(text) }
    try book.write(text, to: URL(fileURLWithPath: to).path)
  }
}
