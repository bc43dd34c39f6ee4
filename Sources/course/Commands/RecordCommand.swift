import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseRunner
import CourseTerminal
import CourseVerification

/// Writes what code prints into the lessons.
struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Run the reference's code, or the cells, and write what they print into the lessons.",
    discussion: """
      The reference is what course.yml declares; it must be installed. What it prints is kept beside its \
      recorder, so that whoever does not have it can verify the pages all the same.
      """
  )

  @Argument(help: "The lesson: 3, 03 or loading; all of them where none is named.")
  var lesson: String?

  @Flag(help: "Record what the cells print, rather than the reference.")
  var cells = false

  @Flag(help: "Write nothing; say what the reference prints otherwise than recorded.")
  var check = false

  @OptionGroup var options: CourseOptions

  func validate() throws {
    if cells && check {
      throw ValidationError("--check is for the reference; cells are for verify.")
    }
  }

  func run() async throws {
    let root = try options.root
    let course = try options.load().course
    let lessons = try lesson.map { name in
      [try named { () throws(LookupError) in try course.lesson(named: name) }]
    }
    for lesson in lessons ?? course.lessons {
      if cells {
        let runtime = try await Runtime.locate(root: root, core: course.core)
        let recorder = CellRecorder(root: root, runtime: runtime, imports: course.imports)
        try await interruptible("running \(lesson.id) …") { try await recorder.write(lesson) }
        continue
      }
      let recorder = try Recorder(root: root, course: course)
      if check {
        let differences = try await interruptible("running \(lesson.id) …") {
          try await recorder.differences(lesson)
        }
        for difference in differences { Output.standard.write(difference + "\n") }
        if !differences.isEmpty { throw found() }
      } else if let version = try await interruptible(
        "running \(lesson.id) …",
        { try await recorder.write(lesson) }
      ) {
        Output.standard.write("\(lesson.file): recorded with \(version)\n")
      }
    }
  }
}
