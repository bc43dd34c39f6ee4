import ArgumentParser

/// What the learner has done: shown, and carried from one place to another.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show what you have done and believed; carry it to another place as one file.",
    subcommands: [
      ProgressShowCommand.self, ProgressExportCommand.self, ProgressImportCommand.self,
    ],
    defaultSubcommand: ProgressShowCommand.self
  )
}
