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
      course grade merge part1 part2 … -o grades. What the parts were graded by, a policy or quizzes that count, \
      holds for the whole.
      """
  )

  @Argument(help: ArgumentHelp("The folders that the parts were graded into.", valueName: "dir"))
  var parts: [String]

  @Flag(help: "Print the gradebook as JSON.")
  var json = false

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    let folders = parts.map { URL(fileURLWithPath: $0).path }
    let policies = try Set(folders.compactMap { try GradebookStore.existing($0).choice(.policy) })
    guard policies.count < 2 || book.policyFile != nil else {
      throw GradingError.differentPolicies(policies.sorted())
    }
    let store = try GradebookStore(folder: book.folder)
    let lock = try GradebookLock(folder: book.folder)
    defer { withExtendedLifetime(lock) {} }
    for (part, folder) in zip(parts, folders) {
      let count = try store.merge(folder)
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
