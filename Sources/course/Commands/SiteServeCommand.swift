import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseSite
import CourseTerminal
import Foundation

/// Shows the website while it is being written.
struct SiteServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the website while you write: open pages load anew whenever you save.",
    discussion:
      "Only browsers of this machine reach it. What is wrong is shown in the page and here."
  )

  @Option(help: "The port; 0 for any that is free.")
  var port: UInt16 = 8000

  @Option(help: ArgumentHelp("Where it goes; else site/public in the course.", valueName: "dir"))
  var output: String?

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let folder = output.map { URL(fileURLWithPath: $0).path } ?? root + "/site/public"
    let state = LiveState()
    let server = try SiteServer(folder: folder, port: port, state: state)
    server.start()
    Output.standard.write("\(server.address)  Ctrl-C ends it\n")
    try await interruptible("watching …") {
      var last: FolderStamp?
      while true {
        let now = FolderStamp(
          ["Lessons", "Exercises", "site"].map { root + "/" + $0 },
          ignoring: folder
        )
        if now != last {
          last = now
          state.publish(problems: try await build(root: root, folder: folder))
        }
        try await Task.sleep(for: .milliseconds(300))
      }
    }
  }

  /// Builds, says how it went, and returns what is wrong.
  private func build(root: String, folder: String) async throws -> [String] {
    let start = ContinuousClock.now
    // What is said takes the place of the line that says that the folders are watched.
    let line = Output.error.isTerminal ? "\r\u{1B}[2K" : ""
    do {
      let making = SiteMaking(root: root, output: folder, publication: .served)
      let loaded = try making.load()
      var problems = loaded.diagnostics
      if !loaded.hasErrors || !loaded.course.lessons.isEmpty {
        let made = try await making.make(loaded)
        problems += made.problems
        let time = (ContinuousClock.now - start).formatted(
          .units(allowed: [.seconds, .milliseconds], maximumUnitCount: 1)
        )
        Output.standard.write(
          "\(line)\(counted(made.report.written.count, "file")) written, \(time)\n"
        )
      }
      Output.standard.write(line)
      options.show(options.typesetter.diagnostics(problems))
      return problems.map(\.description)
    } catch let error as CancellationError {
      throw error
    } catch {
      Output.error.write("\(error)\n")
      return ["\(error)"]
    }
  }
}
