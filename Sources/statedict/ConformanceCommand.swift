import ArgumentParser
import Conformance
import StateDictTool

struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Compares this engine with what real PyTorch did.",
    discussion: """
      Runs a folder that the oracle's generate.py wrote: shows each case that failed with what \
      PyTorch gave and what we gave, then counts. Exit status 1 where a case failed.

      Sections: \(ConformanceRun.sectionNames.joined(separator: ", ")).

      Examples:
        statedict conformance Tests/Conformance/public
        statedict conformance /tmp/other --section programs --section training
        statedict conformance /tmp/other --verbose | grep 'not applicable'
      """
  )

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Option(name: .customLong("section"), help: "Run this section only; may be given several times.")
  var sections: [String] = []

  @Flag(help: "Name also the cases that do not apply, each with the reason.")
  var verbose = false

  func validate() throws {
    for name in sections where !ConformanceRun.sectionNames.contains(name) {
      throw ValidationError(
        "there is no section '\(name)'; there is "
          + ConformanceRun.sectionNames.joined(separator: ", ")
      )
    }
  }

  func run() throws {
    let palette = Terminal.palette
    let report = try Terminal.reading(folder) {
      try ConformanceRun.run(OracleSet(folder: folder), only: sections) { section in
        // While it runs a lost line is no matter: the counts at the end are what stands.
        try? Terminal.print(
          section.failureLines.map { $0.hasPrefix("failed") ? palette.paint($0, .bad) : $0 }
        )
        guard verbose else { return }
        try? Terminal.print(
          section.notApplicable.map { "not applicable  \(section.name)  \($0.name): \($0.reason)" }
        )
      }
    }
    try Terminal.print(report.summaryLines)
    if report.failed > 0 { throw ExitCode(1) }
  }
}
