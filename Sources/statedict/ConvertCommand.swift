import ArgumentParser
import StateDictTool

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a checkpoint in another format.",
    discussion: """
      The new file's extension decides: .safetensors, or .pth, .pt, .bin, .ckpt for the zip format \
      of torch.save. What the new format cannot hold is said. The new file appears at once or not \
      at all. A file that torch.load refuses for its pickle_protocol alone becomes one that it loads.

      Examples:
        statedict convert model.pth model.safetensors
        statedict convert training.pth model.safetensors --key model_state_dict
        statedict convert old_format.pth model.pth
      """
  )

  @Argument(help: "The checkpoint.", completion: .file())
  var input: String

  @Argument(help: "The new file.", completion: .file())
  var output: String

  @Option(help: "Convert the part under this key only.")
  var key: String?

  func run() throws {
    try Terminal.reading(input) {
      let conversion = try Conversion(try CheckpointFile(input), to: output, key: key)
      try conversion.write()
      try Terminal.print(conversion.lines(Terminal.palette))
    }
  }
}
