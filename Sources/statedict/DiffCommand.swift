import ArgumentParser
import StateDictTool

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two checkpoints, key by key.",
    discussion: """
      What is missing from the second, what is unexpected in it, what was reshaped, recast or \
      changed, and by how much at most. Exit status 1 where they differ.

      Examples:
        statedict diff epoch_1.pth epoch_2.pth
        statedict diff model.pth model.safetensors
      """
  )

  @Argument(help: "The first checkpoint.", completion: .file())
  var first: String

  @Argument(help: "The second checkpoint.", completion: .file())
  var second: String

  func run() throws {
    let a = try Terminal.reading(first) { try CheckpointFile(first) }
    try Terminal.reading(second) {
      let b = try CheckpointFile(second)
      let progress = Progress("comparing")
      let difference = try CheckpointDifference(a.value, b.value, progress: progress.show)
      progress.clear()
      try Terminal.print(difference.lines(Terminal.palette))
      if !difference.changes.isEmpty { throw ExitCode(1) }
    }
  }
}
