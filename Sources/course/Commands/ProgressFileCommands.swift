import ArgumentParser
import CourseModel
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

  @Flag(help: "Show what was written as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let classroom = try options.open()
    let document = try classroom.store.document(of: classroom.course)
    let text = document.json() + Data("\n".utf8)
    guard file != "-" else { return Output.standard.write(String(decoding: text, as: UTF8.self)) }
    do {
      try text.write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure(
        "\(file) cannot be written: \(error.localizedDescription) Name another file."
      )
    }
    let counts = RecordCounts(document)
    guard !json else { return try showJSON(CountsJSON(file: file, counts: counts)) }
    Output.standard.write("Written to \(file): \(counts).\n")
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

  @Flag(help: "Show what was new as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let data: Data?
    if file == "-" {
      data = try FileHandle.standardInput.readToEnd()
    } else {
      data = FileManager.default.contents(atPath: file)
    }
    guard let data else {
      throw Failure("\(file) cannot be read. Name a file that `progress export` wrote.")
    }
    var document: ProgressDocument
    do {
      document = try ProgressDocument(json: data)
    } catch {
      throw Failure("\(file): \(error)")
    }
    let classroom = try options.open()
    if let reason = document.impossibleAnswer(in: classroom.course) {
      throw Failure("\(file): \(ProgressDocument.ReadingError.damaged(reason: reason))")
    }
    document.limitPoints(to: classroom.course)
    let before = try classroom.store.document(of: classroom.course)
    let merged = try classroom.store.merge(document, of: classroom.course)
    let new = RecordCounts(merged, since: before)
    if json {
      try showJSON(CountsJSON(file: file, counts: new))
    } else {
      Output.standard.write("New from \(file): \(new).\n")
    }
    if document.course != merged.course {
      Output.error.write("The file is of “\(document.course)”, this is “\(merged.course)”.\n")
    }
  }
}

/// How much a record holds, or how much more than another.
private struct RecordCounts: Encodable, CustomStringConvertible {
  let answers: Int
  let checks: Int
  let cards: Int

  init(_ document: ProgressDocument, since earlier: ProgressDocument? = nil) {
    answers = document.answers.count - (earlier?.answers.count ?? 0)
    checks = document.attempts.count - (earlier?.attempts.count ?? 0)
    cards = document.reviews.count - (earlier?.reviews.count ?? 0)
  }

  var description: String {
    [(answers, "answer"), (checks, "check"), (cards, "card")].map(counted).joined(separator: ", ")
  }
}

/// What went through a file, as `progress export --json` and `progress import --json` show it.
private struct CountsJSON: Encodable {
  let file: String
  let counts: RecordCounts
}
