import ArgumentParser
import CourseGrading
import CourseModel
import CourseRunner
import CourseTerminal
import Foundation

/// Grades what a class has handed in.
struct GradeRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Grade submissions into a gradebook (this is what `grade SUBMISSIONS` does).",
    discussion: """
      A student's folder or archive holds the content of the student's work/: \
      ada/03-loading/load-report/Exercise.swift, or load-report.swift; where the policy asks for one exercise, \
      Exercise.swift alone is that. Folders attempt-1, attempt-2 … in \
      it are attempts. A file that does not compile, crashes or never ends gets its zero with the \
      reason; one that could not be checked gets no mark; the others are graded all the same.
      """
  )

  @Argument(help: ArgumentHelp("The folder or archive of submissions.", valueName: "submissions"))
  var submissions: String

  @OptionGroup var book: GradebookOptions

  @Option(help: ArgumentHelp("A CSV file of who is in the class.", valueName: "file"))
  var roster: String?

  @Option(help: ArgumentHelp("A folder of hidden checks, outside the course.", valueName: "dir"))
  var key: String?

  @Option(
    help: ArgumentHelp("Grade a part of the class only, as in 2/8.", valueName: "i/n"),
    transform: GradeRunCommand.shard
  )
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "How many files to check at a time; by default one more than there are processors.",
      valueName: "n"
    )
  )
  var jobs: Int?

  @Flag(
    name: .customLong("trust-submissions"),
    help: "Run submissions without a sandbox: for a class whose every file you would run yourself."
  )
  var trustsSubmissions = false

  @Flag(help: "Print the gradebook as JSON.")
  var json = false

  func run() async throws {
    let course = try book.course()
    let path = URL(fileURLWithPath: submissions).path
    // Nothing is made for a class that is not there.
    guard FileManager.default.fileExists(atPath: path) else {
      throw GradingError.noSubmissions(folder: path)
    }
    let store = try GradebookStore(folder: book.folder)
    let lock = try GradebookLock(folder: book.folder)
    defer { withExtendedLifetime(lock) {} }
    let policy = try book.policy(course)
    try book.keepChoices(in: store)
    let key = try key.map { try AnswerKey(folder: URL(fileURLWithPath: $0).path, course: course) }
    let checker = try await book.checker(for: course, trusting: trustsSubmissions)
    let grader = Grader(
      course: course,
      checker: checker,
      store: store,
      key: key,
      shard: shard,
      workers: jobs
    )
    let counting = policy.counting(course.exercises)
    let intake = try grader.takeIn(
      path,
      roster: try roster.map { try Roster(path: $0) },
      only: counting.count == 1 ? counting[0] : nil
    )
    for stray in intake.strays.prefix(20) {
      let reason =
        stray.contains("\u{FFFD}")
        ? "has a name that is not plain UTF-8: rename it and run this again" : "belongs to nobody"
      Output.error.write("ignored: \(stray.printable) \(reason)\n")
    }
    for notice in intake.notices.prefix(40) { Output.error.write("note: \(notice.printable)\n") }
    for left in [intake.strays.count - 20, intake.notices.count - 40] where left > 0 {
      Output.error.write("… and \(left) more of these\n")
    }
    for name in policy.strangers(among: try store.students()) {
      Output.error.write("note: the policy names \(name.printable), who is not in the class\n")
    }
    let view = GradingView(exercises: course.exercises.map(\.id))
    view.prepare()
    let finished = try await Interruption.cancelling {
      try await grader.grade(begin: { view.begin() }, report: { view.show($0) })
      return true
    }
    view.end()
    guard finished != nil else {
      Output.error.write("Interrupted. What was graded is kept: the same command goes on.\n")
      throw ExitCode(130)
    }
    let gradebook = try book.gradebook(course)
    if let note = gradebook.noteOfCopiedTimes { Output.error.write("note: \(note)\n") }
    try book.write(gradebook, course: course)
    if json { return try showJSON(GradebookJSON(gradebook)) }
    Output.standard.write(GradeTable(gradebook, columns: book.options.traits.columns).text)
    Output.standard.write("  Written to \(book.output.printable).\n")
  }

  private static func shard(_ text: String) throws -> Shard {
    let parts = text.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      let shard = Shard(number: number, of: count)
    else { throw ValidationError("'\(text)' is no part of a class. Write it as in 2/8.") }
    return shard
  }
}
