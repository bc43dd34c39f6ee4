import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Grades everything again, with the checks of today.
struct GradeRegradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regrade",
    abstract: "Grade again after the checks, the course or the toolchain have changed.",
    discussion: """
      The submissions are in the gradebook: nothing has to be handed in again. --preview says who would \
      move and why, and changes nothing. Marks given by hand stay.
      """
  )

  @Flag(help: "Only say who would move, and why.")
  var preview = false

  @Option(help: ArgumentHelp("A folder of hidden checks, outside the course.", valueName: "dir"))
  var key: String?

  @Flag(
    name: .customLong("trust-submissions"),
    help: "Run submissions without a sandbox: for a class whose every file you would run yourself."
  )
  var trustsSubmissions = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    let store = try book.store
    let lock = try GradebookLock(folder: book.folder)
    defer { withExtendedLifetime(lock) {} }
    let grader = Grader(
      course: course,
      checker: try await book.checker(for: course, trusting: trustsSubmissions),
      store: store,
      key: try key.map { try AnswerKey(folder: URL(fileURLWithPath: $0).path, course: course) }
    )
    let deductions = Self.deductions(in: try book.gradebook(course))
    let view = GradingView(exercises: course.exercises.map(\.id))
    view.prepare()
    let applies = !preview
    let moves = try await Interruption.cancelling {
      try await grader.regrade(applies: applies, begin: { view.begin() }) { view.show($0) }
    }
    view.end()
    guard let moves else { throw ExitCode(130) }
    if applies { try book.write(try book.gradebook(course), course: course) }
    if json { return try showJSON(moves) }
    for move in moves {
      let from = move.before.map(String.init) ?? "–"
      let to = move.after.map(String.init) ?? "–"
      let off = deductions[[move.student, move.exercise, "\(move.attempt)"]]
      let late = off.map { ", before \(Points.text($0 * 100)) % off for lateness" } ?? ""
      let rest = move.isOverridden ? " (marked by hand: stays)" : late
      Output.standard.write(
        "  \(move.student)  \(move.exercise)  \(from) → \(to)\(rest)\n".printable
          + move.reasons.map { "    \($0.printable.replacing("\n", with: " "))\n" }.joined()
      )
    }
    let kept = moves.count(where: \.isOverridden)
    let stays = kept > 0 ? "; \(kept) by hand \(kept == 1 ? "stays" : "stay")" : ""
    let moved = moves.count - kept
    let verb = preview ? "would move" : moved == 1 ? "has moved" : "have moved"
    Output.standard.write("  \(moved) mark\(moved == 1 ? "" : "s") \(verb)\(stays).\n")
  }

  /// What lateness takes of attempts, by student, exercise and attempt; those in time are not here.
  private static func deductions(in book: Gradebook) -> [[String]: Double] {
    let entries = book.students.flatMap { student in
      student.grades.flatMap { grade in
        grade.attempts.filter { $0.deduction > 0 }.map {
          ([student.student.id, grade.exercise, "\($0.number)"], $0.deduction)
        }
      }
    }
    return Dictionary(entries) { $1 }
  }
}
