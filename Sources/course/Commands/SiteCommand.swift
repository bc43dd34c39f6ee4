import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseRunner
import CourseSite
import CourseTerminal
import Foundation

/// Makes the course's website.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Make the website of the course, with what its cells really print."
  )

  @Option(help: ArgumentHelp("Where it goes; else site/public in the course.", valueName: "dir"))
  var output: String?

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let course = try options.load().course
    let engine = Engine(root: root, course: course)
    var runs: [String: LessonRun] = [:]
    for lesson in course.lessons {
      runs[lesson.id] = try await interruptible("running \(lesson.id) …") {
        try await engine.run(lesson)
      }
    }
    let folder = output.map { URL(fileURLWithPath: $0).path } ?? root + "/site/public"
    let report = try SiteBuilder(root: root, output: folder, theme: CourseOptions.engineTheme)
      .build(course, runs: runs)

    let problems = course.lessons.flatMap { runs[$0.id]?.diagnostics ?? [] } + report.diagnostics
    options.show(options.typesetter.diagnostics(problems))
    let changed = "\(report.written.count) written, \(report.removed.count) removed"
    Output.standard.write("\(report.pages) pages, \(report.files.count) files: \(changed).\n")
    Output.standard.write("Open \(URL(fileURLWithPath: folder + "/index.html").absoluteString)\n")
    if problems.contains(where: { $0.severity == .error }) { throw found() }
  }
}
