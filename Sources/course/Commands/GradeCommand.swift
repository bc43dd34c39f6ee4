import ArgumentParser
import CourseGrading
import CourseMarkdown
import CourseModel
import CourseRunner
import CourseTerminal
import Foundation

/// Grades a folder of submissions.
struct GradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade a folder of submissions and write the points as CSV.",
    discussion: """
      The folder has a folder for every student, with the content of the student's work/: \
      submissions/ada/03-loading/load-report/Exercise.swift. A file that does not compile, crashes or \
      never ends gets its zero with the reason; the others are graded all the same.
      """
  )

  @Argument(help: ArgumentHelp("The folder of submissions.", valueName: "dir"))
  var folder: String

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output = "grades.csv"

  @Flag(
    name: .customLong("trust-submissions"),
    help: "Run submissions without a sandbox: for a class whose every file you would run yourself."
  )
  var trustsSubmissions = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let course = try options.load().course
    let folder = URL(fileURLWithPath: folder).path
    let runtime = try await Runtime.locate(root: root, core: course.core)
    let checker = ExerciseChecker(
      root: root,
      runtime: runtime,
      exercises: course.exercises,
      sandbox: trustsSubmissions ? nil : try await sandbox(for: runtime, course)
    )
    let grader = Grader(course: course, checker: checker)
    let gradebook = try await interruptible("grading …") {
      try await grader.grade(folder) { Self.show($0) }
    }
    guard output != "-" else { return Output.standard.write(gradebook.csv) }
    let file = URL(fileURLWithPath: output)
    try Data(gradebook.csv.utf8).write(to: file, options: .atomic)
    options.show(options.typesetter.gradebook(gradebook.table, file: output))
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

  /// A line for every file, for whoever watches; a spinner may stand where it begins.
  private static func show(_ progress: Grader.Progress) {
    let grade = progress.grade
    let points = grade.points.map { "\($0) points" } ?? "not checked"
    let start = Output.error.isTerminal ? "\r\u{1B}[K" : ""
    Output.error.write(
      "\(start)[\(progress.done)/\(progress.total)] \(progress.student.printable)  \(grade.exercise)  \(points)\n"
    )
  }
}

extension Gradebook {
  /// The points as a table: a row for every student.
  fileprivate var table: Table {
    let names = exercises.map { String($0.id.split(separator: "/").last ?? "") }
    let titles = ["student"] + names + ["total"]
    let rows = students.map { student in
      [student.student] + student.grades.map { $0.points.map(String.init) ?? "?" }
        + ["\(student.points)/\(possible)"]
    }
    return Table(
      header: titles.map { [.text($0)] },
      alignments: [.left] + Array(repeating: .right, count: titles.count - 1),
      rows: rows.map { $0.map { [.text($0)] } }
    )
  }
}
