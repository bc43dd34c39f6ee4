import ArgumentParser
import CourseGrading
import CourseMarkdown
import CourseModel
import CourseRunner
import CourseTerminal
import Foundation

/// What every command on a gradebook takes.
struct GradebookOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder of the gradebook and all that is written.", valueName: "dir")
  )
  var output = "grades"

  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp(
      "A YAML file: deadlines, lateness, attempts (default: the one that the class was graded by, else grading.yml in the course's Lessons).",
      valueName: "file"
    )
  )
  var policyFile: String?

  @Flag(
    name: .customLong("include-quizzes"),
    help: "Count quizzes too, from each student's progress.json, with course.yml's quiz_weight."
  )
  var includesQuizzes = false

  @OptionGroup var options: CourseOptions

  func validate() throws {
    guard output != "-", !output.isEmpty else {
      throw ValidationError("--output names a folder. To print the marks: grade export csv.")
    }
  }

  /// The course that is graded.
  func course() throws -> Course { try options.load().course }

  /// The folder as an absolute path.
  var folder: String { URL(fileURLWithPath: output).path }

  /// The gradebook that is there.
  var store: GradebookStore {
    get throws { try GradebookStore.existing(folder) }
  }

  /// How marks come of verdicts.
  func policy(_ course: Course) throws -> GradingPolicy {
    var policy = try writtenPolicy(course)
    let counts = try includesQuizzes || kept(.quizzes) != nil
    if counts, policy.quizWeight == 0 {
      policy.quizWeight = course.quizWeight.map(Double.init) ?? Self.usualQuizWeight
    }
    return policy
  }

  /// What part of the mark the quizzes are where neither a policy nor the course says so, in percent.
  private static let usualQuizWeight = 10.0

  private func writtenPolicy(_ course: Course) throws -> GradingPolicy {
    if let file = try policyFile ?? kept(.policy) {
      return try GradingPolicy(path: file, exercises: course.exercises)
    }
    let usual = try options.root + "/Lessons/grading.yml"
    guard FileManager.default.fileExists(atPath: usual) else { return GradingPolicy() }
    return try GradingPolicy(path: usual, exercises: course.exercises)
  }

  private func kept(_ choice: GradebookStore.Choice) throws -> String? {
    do {
      return try store.choice(choice)
    } catch GradingError.noGradebook {
      return nil
    }
  }

  /// Lets later commands on the gradebook know by what the class is graded.
  func keepChoices(in store: GradebookStore) throws {
    if let policyFile { try store.keep(.policy, URL(fileURLWithPath: policyFile).path) }
    if includesQuizzes { try store.keep(.quizzes, "yes") }
  }

  /// The gradebook's marks.
  func gradebook(_ course: Course) throws -> Gradebook {
    let policy = try policy(course)
    let quizzes = policy.quizWeight > 0 ? Quizzes(course) : nil
    return try store.gradebook(exercises: course.exercises, policy: policy, quizzes: quizzes)
  }

  /// What checks submissions, in boxes unless they are trusted.
  func checker(for course: Course, trusting: Bool) async throws -> ExerciseChecker {
    Runtime.removeAbandonedFolders()
    let root = try options.root
    let runtime = try await Runtime.locate(root: root, core: course.core)
    return ExerciseChecker(
      root: root,
      runtime: runtime,
      exercises: course.exercises,
      sandbox: trusting ? nil : try await sandbox(for: runtime, course)
    )
  }

  /// What scripts know the missing sandbox by: `EX_UNAVAILABLE`.
  static let noSandbox = ExitCode(69)

  /// The boxes, every layer of which works; where one does not, nothing is graded.
  private func sandbox(for runtime: Runtime, _ course: Course) async throws -> Sandbox {
    do {
      return try await Sandbox.verified(for: runtime, imports: course.imports)
    } catch {
      Output.error.write(
        """
        error: \(error.description)
        Submissions are strangers' programs, so nothing was graded. If you would run every one of them \
        yourself, add --trust-submissions.

        """
      )
      throw Self.noSandbox
    }
  }

  /// Writes what is handed out, beside the gradebook: the table, everybody's feedback, the class report.
  func write(_ gradebook: Gradebook, course: Course) throws {
    let policy = try policy(course)
    let theme = try theme()
    try write(gradebook.csv, to: folder + "/grades.csv")
    let place = folder + "/feedback"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for student in gradebook.students {
      let feedback = Feedback(student, of: gradebook, title: course.title, policy: policy)
      let name = place + "/" + ReleasedFile.name(of: student.student)
      try write(feedback.html(theme), to: name + ".html")
      try write(feedback.markdown, to: name + ".md")
    }
    let questions = policy.quizWeight > 0 ? try store.questionStatistics(Quizzes(course)) : []
    let report = ClassReport(gradebook, title: course.title, questions: questions)
    try write(report.html(theme), to: folder + "/report.html")
  }

  /// The templates of the course's own theme where it has them, else the engine's.
  func theme() throws -> ReportTheme {
    let own = try options.root + "/site"
    let hasOwn = FileManager.default.fileExists(atPath: own + "/templates/grading")
    return try ReportTheme(folder: hasOwn ? own : CourseOptions.engineTheme ?? own)
  }

  /// Writes a file whole or not at all.
  func write(_ text: String, to path: String) throws {
    try WholeFile.write(Data(text.utf8), to: path)
  }
}
