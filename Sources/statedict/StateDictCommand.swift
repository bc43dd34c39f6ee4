import ArgumentParser

/// The command-line tool.
@main
struct StateDictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statedict",
    abstract: "Looks into PyTorch's checkpoints, without Python.",
    discussion: """
      Reads the zip format of torch.save, the one before it, and safetensors. Nothing in a file \
      can run code.

      Exit status: 0, all is well; 1, something was found; 2, a file could not be read.

      Examples:
        statedict inspect model.pth
        statedict inspect model.pth --json | jq '.keys'
        statedict verify model.safetensors
        statedict diff before.pth after.pth
        statedict convert model.pth model.safetensors
      """,
    subcommands: [
      InspectCommand.self, VerifyCommand.self, DiffCommand.self, ConvertCommand.self,
      ConformanceCommand.self,
    ]
  )
}
