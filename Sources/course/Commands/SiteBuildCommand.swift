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

  @Flag(help: "Print what was written as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let folder = output.map { URL(fileURLWithPath: $0).path } ?? root + "/site/public"
    let dates = baseURL == nil ? [:] : LessonDates.read(in: root)
    let publication = try Publication(address: baseURL, editing: editURL, dates: dates)
    let making = SiteMaking(root: root, output: folder, publication: publication)
    if let report = making.unchanged() { return try say(report, folder) }
    let loaded = try making.load()
    options.showErrors(of: loaded)
    let current = Mutex("")
    let made = try await interruptible(saying: { "running \(current.withLock { $0 }) …" }) {
      try await making.make(loaded) { lesson in current.withLock { $0 = lesson.id } }
    }
    if !json { options.show(options.typesetter.diagnostics(made.problems)) }
    try say(made.report, folder, made.problems)
    if made.problems.contains(where: { $0.severity == .error }) { throw found() }
  }

  private func say(
    _ report: SiteReport,
    _ folder: String,
    _ problems: [Diagnostic] = []
  ) throws {
    guard !json else {
      return try showJSON(
        SiteJSON(
          pages: report.pages,
          files: report.files,
          written: report.written,
          removed: report.removed,
          problems: problems.map { DiagnosticJSON($0) }
        )
      )
    }
    let changed = "\(report.written.count) written, \(report.removed.count) removed"
    Output.standard.write(
      "\(counted(report.pages, "page")), \(counted(report.files.count, "file")): \(changed).\n"
    )
    Output.standard.write("Open \(URL(fileURLWithPath: folder + "/index.html").absoluteString)\n")
  }
}

/// What became of a website, as `site build --json` shows it.
private struct SiteJSON: Encodable {
  let pages: Int
  let files: [String]
  let written: [String]
  let removed: [String]
  let problems: [DiagnosticJSON]
}
