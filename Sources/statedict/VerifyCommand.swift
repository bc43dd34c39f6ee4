import ArgumentParser
import StateDictTool

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a checkpoint: checksums, bounds, finite values.",
    discussion: """
      PyTorch compares no checksums; this does. Every tensor must lie within its storage, every \
      storage within the file, and every number be finite. Exit status 1 where something is wrong.

      Examples:
        statedict verify model.pth
        statedict verify model.pth && scp model.pth server:
      """
  )

  @Argument(help: "The checkpoint.", completion: .file())
  var file: String

  func run() throws {
    try Terminal.reading(file) {
      let progress = Progress("verifying")
      let verification = try Verification(try CheckpointFile(file), progress: progress.show)
      progress.clear()
      try Terminal.print(verification.lines(Terminal.palette))
      if !verification.findings.isEmpty { throw ExitCode(1) }
    }
  }
}
