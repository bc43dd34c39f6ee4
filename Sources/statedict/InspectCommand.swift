import ArgumentParser
import StateDictJSON
import StateDictTool

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what a checkpoint holds.",
    discussion: """
      Keys in order, dtypes, shapes, strides, offsets, shared storages, locations, metadata and \
      sizes. The tensors' bytes are not read, unless --hash asks for their digests.

      Examples:
        statedict inspect model.pth
        statedict inspect model.pth --json | jq -r '.tensors[].dtype' | sort | uniq -c
        statedict inspect model.pth --json --hash > model.json
      """
  )

  @Argument(help: "The checkpoint.", completion: .file())
  var file: String

  @Flag(help: "Print JSON, in the schema of the conformance oracle's checkpoints.json.")
  var json = false

  @Flag(help: "Read all bytes: add the SHA-256 of the file and of every tensor, and first values.")
  var hash = false

  func validate() throws {
    if hash, !json { throw ValidationError("--hash adds to --json; give both") }
  }

  func run() throws {
    try Terminal.reading(file) {
      let inspection = Inspection(try CheckpointFile(file))
      if json {
        try Terminal.print([inspection.json(hashing: hash).description])
      } else {
        try Terminal.print(inspection.lines(Terminal.palette))
      }
    }
  }
}
