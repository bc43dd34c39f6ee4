import ArgumentParser
import CourseTerminal

/// Prints what a shell needs to complete the program's commands.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what your shell needs to complete commands and options.",
    discussion: """
      bash: eval "$(./course completions bash)"
      zsh:  ./course completions zsh >~/.zfunc/_course
      fish: ./course completions fish >~/.config/fish/completions/course.fish
      """
  )

  /// The shells that there are scripts for.
  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Output.standard.write(CourseCommand.completionScript(for: known) + "\n")
  }
}
