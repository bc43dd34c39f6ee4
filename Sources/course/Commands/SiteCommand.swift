import ArgumentParser

/// Makes the course's website.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Make the website of the course, with what its cells really print.",
    subcommands: [SiteBuildCommand.self, SiteServeCommand.self],
    defaultSubcommand: SiteBuildCommand.self
  )
}
