import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Writes what students and teachers read.
struct GradeReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write every student's feedback and the class report anew, after marks have changed.",
    discussion: """
      feedback/NAME.html and .md are for the student, report.html is for the teacher. Each is one file \
      that needs no other.
      """
  )

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    try book.write(try book.gradebook(course), course: course)
    Output.standard.write("  Written to \(book.output.printable).\n")
  }
}
