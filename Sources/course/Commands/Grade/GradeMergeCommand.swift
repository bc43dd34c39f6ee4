import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Lays the gradebooks of several machines together.
struct GradeMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Lay gradebooks together that were graded with --shard on several machines.",
    discussion: """
      Each machine grades its part: course grade SUBMISSIONS --shard 2/8 -o part2. Then, on one of them: \
      course grade merge part1 part2 … -o grades.
      """
  )

  @Argument(help: ArgumentHelp("The folders that the parts were graded into.", valueName: "dir"))
  var parts: [String]

  @Flag(help: "Print the gradebook as JSON.")
  var json = false

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    let store = try GradebookStore(folder: book.folder)
    let lock = try GradebookLock(folder: book.folder)
    defer { withExtendedLifetime(lock) {} }
    for part in parts {
      let count = try store.merge(URL(fileURLWithPath: part).path)
      if !json {
        Output.standard.write("  \(part.printable): \(counted(count, "submission"))\n")
      }
    }
    try book.keepChoices(in: store)
    let gradebook = try book.gradebook(course)
    try book.write(gradebook, course: course)
    if json { return try showJSON(GradebookJSON(gradebook)) }
    Output.standard.write("  Written to \(book.output.printable).\n")
  }
}
