import ArgumentParser

/// The program `course`.
@main
struct CourseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "A course you can run: read, predict, run, practise.",
    discussion: """
      Without a subcommand, the course opens: in a terminal on the whole screen, elsewhere by printing the \
      first lesson that is not finished.

      A lesson is named by its number or its name (3, loading), an exercise by any part of its name \
      (load-report, report).

      The exit status is 0, or 1 where something was found (a check that fails, a cell that is wrong), \
      64 where the command was not understood, 69 where submissions can have no sandbox. With --json an \
      error is a line of JSON as well.
      """,
    subcommands: [OpenCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Learning",
        subcommands: [
          ListCommand.self, ReadCommand.self, RunCommand.self, QuizCommand.self,
          AnswerCommand.self, CellCommand.self,
        ]
      ),
      CommandGroup(
        name: "Modes of learning",
        subcommands: [
          NotebookCommand.self, PredictCommand.self, PractiseCommand.self, MythsCommand.self,
          RecallCommand.self, SeeCommand.self, DebugCommand.self, CheatCommand.self,
        ]
      ),
      CommandGroup(
        name: "Practising",
        subcommands: [
          StartCommand.self, CheckCommand.self, WatchCommand.self, HintCommand.self,
          SolutionCommand.self, ProgressCommand.self, ResetCommand.self,
        ]
      ),
      CommandGroup(
        name: "Help",
        subcommands: [DoctorCommand.self, CompletionsCommand.self]
      ),
      CommandGroup(
        name: "Teaching",
        subcommands: [SiteCommand.self, GradeCommand.self]
      ),
      CommandGroup(
        name: "Writing",
        subcommands: [NewCommand.self, VerifyCommand.self, RecordCommand.self]
      ),
    ],
    defaultSubcommand: OpenCommand.self
  )

  /// The names of the subcommands that are shown.
  static var names: [String] {
    configuration.groupedSubcommands.flatMap(\.subcommands).compactMap {
      $0.configuration.commandName
    }
  }

  /// Runs the command that the program was called with.
  static func main() async {
    do {
      var command = try await asyncParseAsRoot()
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      if CommandLine.arguments.contains("--json"), let error = ErrorJSON(error) { error.show() }
      exit(withError: error)
    }
  }
}
