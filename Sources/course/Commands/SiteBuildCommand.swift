import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseSite
import CourseTerminal
import Foundation
import Synchronization

/// Writes the website into a folder.
struct SiteBuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the website into a folder.",
    discussion: """
      The pages open from a disk as well as from any server. With --base-url they also know their \
      address: there is a site map, a feed, and a picture for whoever links to them.
      """
  )

  @Option(help: ArgumentHelp("Where it goes; else site/public in the course.", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("The address at which it will stand.", valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp(
      "What stands before a file's path where it is edited, as in https://github.com/a/b/edit/main.",
      valueName: "url"
    )
  )
  var editURL: String?

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let folder = output.map { URL(fileURLWithPath: $0).path } ?? root + "/site/public"
    let dates = baseURL == nil ? [:] : LessonDates.read(in: root)
    let publication = try Publication(address: baseURL, editing: editURL, dates: dates)
    let making = SiteMaking(root: root, output: folder, publication: publication)
    if let report = making.unchanged() { return say(report, folder) }
    let loaded = try options.load()
    let current = Mutex("")
    let made = try await interruptible(saying: { "running \(current.withLock { $0 }) …" }) {
      try await making.make(loaded) { lesson in current.withLock { $0 = lesson.id } }
    }
    options.show(options.typesetter.diagnostics(made.problems))
    say(made.report, folder)
    if made.problems.contains(where: { $0.severity == .error }) { throw found() }
  }

  private func say(_ report: SiteReport, _ folder: String) {
    let changed = "\(report.written.count) written, \(report.removed.count) removed"
    Output.standard.write("\(report.pages) pages, \(report.files.count) files: \(changed).\n")
    Output.standard.write("Open \(URL(fileURLWithPath: folder + "/index.html").absoluteString)\n")
  }
}
