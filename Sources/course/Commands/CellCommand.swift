import ArgumentParser
import CourseModel
import CourseRunner
import CourseTerminal
import Foundation

/// Runs the learner's own copy of a cell.
struct CellCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cell",
    abstract: "Run your own copy of a lesson's cell, after the cells before it.",
    discussion: """
      The first time the copy is the cell itself. Edit it and run it again; the lesson stays as it is.
      """
  )

  @Argument(help: "The lesson: 3, 03 or loading.")
  var lesson: String

  @Argument(help: "Which of its cells, from 1.")
  var cell: Int

  @Flag(help: "Begin the copy anew.")
  var reset = false

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let classroom = try options.open()
    let lesson = try named { () throws(LookupError) in
      try classroom.course.lesson(named: self.lesson)
    }
    guard let original = lesson.cells.first(where: { $0.index == cell - 1 }) else {
      throw ValidationError("\(lesson.id) has the cells 1 to \(lesson.cells.count).")
    }
    let (file, source) = try classroom.copy(of: original, in: lesson, anew: reset)
    let result = try await interruptible("running \(file) …") {
      try await classroom.runCopy(of: original, in: lesson, source: source)
    }
    if json {
      try showJSON(CopyJSON(file: file, result))
    } else {
      options.show(options.typesetter.copy(file, source, result.run, result.faults))
    }
    if !result.faults.isEmpty { throw found() }
  }
}

/// What a copy gave, as `cell --json` shows it.
private struct CopyJSON: Encodable {
  let file: String
  let stdout: String
  let stderr: String
  let threw: String?
  let faults: [String]

  init(file: String, _ result: (run: CellRun, faults: [String])) {
    self.file = file
    stdout = result.run.standardOutput
    stderr = result.run.standardError
    threw = if case .threw(let message) = result.run.outcome { message } else { nil }
    faults = result.faults
  }
}
