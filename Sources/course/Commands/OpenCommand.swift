import ArgumentParser
import CourseModel
import CourseTerminal

/// Opens the course: in a terminal on the whole screen, elsewhere by printing what is next.
struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the course (what happens without a subcommand).",
    shouldDisplay: false
  )

  @Argument(help: .hidden)
  var unknown: [String] = []

  @Option(
    name: .customLong("edit-cmd"),
    help: ArgumentHelp(
      "What opens an exercise's file, if not VISUAL or EDITOR; {} stands for its name.",
      valueName: "command"
    )
  )
  var editor: String?

  @OptionGroup var options: CourseOptions

  /// Whatever is no subcommand arrives here.
  func validate() throws {
    guard let word = unknown.first else { return }
    throw ValidationError(unknownCommand(word, known: CourseCommand.names))
  }

  func run() async throws {
    if options.hasScreen {
      throw ExitCode(try await options.showInterface(editor: editor) { _ in .contents })
    }
    let (classroom, notice) = try options.openWithNotice()
    guard options.traits.isInteractive else {
      if let notice { Output.error.write(notice + "\n") }
      return try await print(classroom)
    }
    var session = CourseSession(classroom, TerminalConsole(plain: options.plain))
    throw ExitCode(try await session.run(notice: notice))
  }

  /// Prints the first lesson that is not finished, and how to go on.
  private func print(_ classroom: Classroom) async throws {
    let standing = try classroom.standing()
    guard let lesson = standing.firstUnfinished else {
      return options.show(options.typesetter.overview(standing))
    }
    // A course that cannot run a cell can still be read: what failed stands where its output would.
    let printed = try await Printout(classroom, options).show(lesson, advice: .open)
    if case .failure(let error) = printed { Output.error.write("\(error)\n") }
  }
}
