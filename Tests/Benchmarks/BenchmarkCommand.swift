import ArgumentParser

/// The program behind `./course bench`: a subcommand for every suite.
///
/// A suite is a folder here and a line in `suites`; it measures and hands its rows to a `Report`.
@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "./course bench",
    abstract: "Measures how fast the course is, beside the best tool for the same task.",
    discussion: """
      Without a suite, all of them run. Ours and theirs take turns in one run, and the medians count. \
      Where a peer is not installed, that is said and ours is measured alone.
      """,
    subcommands: suites + [PeakCommand.self]
  )

  /// Every suite that there is.
  static let suites: [any ParsableCommand.Type] = [
    CoreSuite.self, GradingSuite.self, SiteSuite.self, TerminalSuite.self,
  ]

  @Flag(help: "Print JSON, one object for every suite.")
  var json = false

  func run() throws {
    for suite in Self.suites {
      var command = try suite.parseAsRoot(json ? ["--json"] : [])
      try command.run()
    }
  }
}
