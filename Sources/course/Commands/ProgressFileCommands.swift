import ArgumentParser
import CourseModes
import CourseProgress
import CourseTerminal
import Foundation

/// Writes the record of progress into one small file.
struct ProgressExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all that you have done into one small file.",
    discussion: """
      The website reads the same file, and so does the grading of quizzes. It holds no names and no \
      code of yours.
      """
  )

  @Argument(help: ArgumentHelp("The file; - is the standard output.", valueName: "file"))
  var file = "course-progress.json"

  @OptionGroup var options: CourseOptions

  func run() throws {
    let classroom = try options.open()
    let document = try classroom.store.document(of: classroom.course)
    let text = document.json() + Data("\n".utf8)
    guard file != "-" else { return Output.standard.write(String(decoding: text, as: UTF8.self)) }
    do {
      try text.write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw ValidationError(
        "\(file) cannot be written: \(error.localizedDescription) Name another file."
      )
    }
    Output.standard.write(
      "Written to \(file): \(document.answers.count) answers, \(document.attempts.count) checks, "
        + "\(document.reviews.count) cards.\n"
    )
  }
}

/// Adds the record in a file to this one.
struct ProgressImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add what a file of progress has; nothing of yours is lost."
  )

  @Argument(help: ArgumentHelp("The file; - is the standard input.", valueName: "file"))
  var file: String

  @OptionGroup var options: CourseOptions

  func run() throws {
    let data: Data?
    if file == "-" {
      data = try FileHandle.standardInput.readToEnd()
    } else {
      data = FileManager.default.contents(atPath: file)
    }
    guard let data else {
      throw ValidationError("\(file) cannot be read. Name a file that `progress export` wrote.")
    }
    let document: ProgressDocument
    do {
      document = try ProgressDocument(json: data)
    } catch {
      throw ValidationError("\(file): \(error)")
    }
    let classroom = try options.open()
    let before = try classroom.store.document(of: classroom.course)
    let merged = try classroom.store.merge(document, of: classroom.course)
    let new = [
      (merged.answers.count - before.answers.count, "answers"),
      (merged.attempts.count - before.attempts.count, "checks"),
      (merged.reviews.count - before.reviews.count, "cards"),
    ]
    let words = new.map { "\($0) \($1)" }.joined(separator: ", ")
    Output.standard.write("New from \(file): \(words).\n")
    if document.course != merged.course {
      Output.error.write("The file is of “\(document.course)”, this is “\(merged.course)”.\n")
    }
  }
}
