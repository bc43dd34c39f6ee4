import ArgumentParser
import CourseMarkdown
import CourseRunner
import CourseTerminal

/// Looks at everything that the course needs.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Check the toolchain, the libraries, permissions, disk and sandbox, and say what helps."
  )

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    Runtime.removeAbandonedFolders()
    let doctor = Doctor(root: try options.root, course: try? options.loadQuietly().course)
    let findings = try await interruptible("looking at everything …") { await doctor.findings() }
    if json {
      try showJSON(findings)
    } else {
      options.show(options.typesetter.findings(findings))
    }
    if findings.contains(where: { $0.state == .error }) { throw found() }
  }
}
