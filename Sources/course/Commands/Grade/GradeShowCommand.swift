import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Shows a gradebook, or one student's part of it.
struct GradeShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the marks that are in the gradebook; of one student, with all reasons."
  )

  @Argument(help: "A student: the name of the folder, or a part of the student's name.")
  var student: String?

  @Flag(help: "Show what was decided when, and the hashes of what decided it.")
  var audit = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    var gradebook = try book.gradebook(course)
    if let student {
      let exact = gradebook.students.filter { $0.student.id == student }
      gradebook.students =
        exact.isEmpty
        ? gradebook.students.filter {
          $0.student.name.localizedCaseInsensitiveContains(student)
            || $0.student.id.localizedCaseInsensitiveContains(student)
        } : exact
      guard !gradebook.students.isEmpty else {
        throw ValidationError("The gradebook has no student called '\(student)'.")
      }
    }
    if audit { return try showAudit(gradebook) }
    if json { return try showJSON(GradebookJSON(gradebook)) }
    Output.standard.write(GradeTable(gradebook, columns: book.options.traits.columns).text)
    guard student != nil else { return }
    for student in gradebook.students {
      let lines = student.grades.map { grade in
        let points = grade.points.map { Points.text($0) } ?? "?"
        let reason = grade.reason.isEmpty ? "" : ": \(grade.reason)"
        return
          "  \(grade.exercise)  \(points) of \(gradebook.possible[grade.exercise] ?? 0)\(reason)"
      }
      let quiz = student.quiz.map { quiz in
        "  quizzes  \(quiz.text), \(Points.text(quiz.weight)) % of the mark, "
          + "which is \(Points.text(gradebook.percent(of: student))) %"
      }
      let suspicions = student.suspicionTexts.map { "  ! \($0)" }
      let all = lines + [quiz].compactMap(\.self) + suspicions
      Output.standard.write(all.joined(separator: "\n").printable + "\n\n")
    }
  }

  private func showAudit(_ gradebook: Gradebook) throws {
    let entries = try book.store.audit().filter { entry in
      student == nil || gradebook.students.contains { $0.student.id == entry.student }
    }
    if json { return try showJSON(entries) }
    for entry in entries {
      let points = entry.points.map { "  \(Points.text($0)) points" } ?? ""
      let hashes = [
        ("submission", entry.submission), ("checks", entry.checker), ("core", entry.core),
      ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.prefix(12))" }
      let place = [entry.student, entry.exercise, entry.attempt.map { "attempt \($0)" } ?? ""]
        .filter { !$0.isEmpty }.joined(separator: "  ")
      let time = entry.at.formatted(.iso8601)
      let detail = entry.detail.isEmpty ? "" : "  \(entry.detail)"
      Output.standard.write(
        "\(time)  \(entry.event.rawValue)  \(place)\(points)  \(hashes.joined(separator: ", "))\(detail)"
          .printable.replacing("\n", with: " ") + "\n"
      )
    }
  }
}
