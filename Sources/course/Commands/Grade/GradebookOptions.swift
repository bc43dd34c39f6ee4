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
      "A YAML file: deadlines, lateness, attempts (default: grading.yml in the course's Lessons).",
      valueName: "file"
    )
  )
  var policyFile: String?

  @OptionGroup var options: CourseOptions

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
    if let policyFile {
      return try GradingPolicy(path: policyFile, exercises: course.exercises)
    }
    let usual = try options.root + "/Lessons/grading.yml"
    guard FileManager.default.fileExists(atPath: usual) else { return GradingPolicy() }
    return try GradingPolicy(path: usual, exercises: course.exercises)
  }

  /// The gradebook's marks.
  func gradebook(_ course: Course) throws -> Gradebook {
    try store.gradebook(exercises: course.exercises, policy: try policy(course))
  }

  /// What checks submissions, in boxes unless they are trusted.
  func checker(for course: Course, trusting: Bool) async throws -> ExerciseChecker {
    let root = try options.root
    let runtime = try await Runtime.locate(root: root, core: course.core)
    return ExerciseChecker(
      root: root,
      runtime: runtime,
      exercises: course.exercises,
      sandbox: trusting ? nil : try await sandbox(for: runtime, course)
    )
  }

  /// The boxes, every layer of which works; where one does not, nothing is graded.
  private func sandbox(for runtime: Runtime, _ course: Course) async throws -> Sandbox {
    do {
      return try await Sandbox.verified(for: runtime, imports: course.imports)
    } catch {
      throw ValidationError(
        """
        \(error.description)
        Submissions are strangers' programs, so nothing was graded. If you would run every one of them \
        yourself, add --trust-submissions.
        """
      )
    }
  }

  /// Writes what is handed out, beside the gradebook.
  func write(_ gradebook: Gradebook, course: Course) throws {
    try write(gradebook.csv, to: folder + "/grades.csv")
  }

  /// Writes a file whole or not at all.
  func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    do {
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw GradingError.notWritable(path: path, reason: "the file cannot be written")
    }
  }
}
