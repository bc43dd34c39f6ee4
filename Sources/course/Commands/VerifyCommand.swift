import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseRunner
import CourseTerminal
import CourseVerification
import Synchronization

/// Proves the course's content.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Prove the content: cells, options, recorded outputs, answers, and the checks themselves.",
    discussion: """
      Every fault is printed as file:line:column with what to do. The checks of an exercise are held \
      against changes of its solution: they must find four in five. What has been proven and has not \
      changed since is not proven again. The status is 1 if there is anything to mend.
      """
  )

  @Argument(
    help: "The lesson: 3, 03 or loading, with its exercises; all of them where none is named."
  )
  var lesson: String?

  @Flag(help: "Show the faults and the bill of health as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() async throws {
    let root = try options.root
    let loaded = try options.loadQuietly()
    let runtime = try await Runtime.locate(root: root, core: loaded.course.core)
    let lessons = try lesson.map { name in
      let lesson = try named { () throws(LookupError) in try loaded.course.lesson(named: name) }
      return Set([lesson.id])
    }
    let verifier = Verifier(root: root, loaded: loaded, runtime: runtime, lessons: lessons)
    let progress = Mutex("proving …")
    let verification = try await interruptible(saying: { progress.withLock(\.self) }) {
      try await verifier.verify { step in
        progress.withLock { $0 = "[\(step.done)/\(step.total)] \(step.name)" }
      }
    }
    if json {
      try showJSON(VerificationJSON(verification))
    } else {
      options.show(options.typesetter.diagnostics(verification.diagnostics))
      Output.standard.write(verification.bill.text(verification.diagnostics))
    }
    if !verification.isHealthy { throw found() }
  }
}
