import ArgumentParser
import CourseMarkdown
import CourseModel
import CourseProgress
import CourseRunner
import CourseTerminal
import Foundation

/// What every command needs: the course, and how to show it.
struct CourseOptions: ParsableArguments {
  @Option(
    name: .customLong("course"),
    help: ArgumentHelp("The course's folder, if not the one around the program.", valueName: "dir")
  )
  var folder: String?

  @Flag(help: "Do without moving the cursor: for screen readers and slow lines.")
  var plain = false

  /// The course's folder: named, or told by the launcher, or around this program.
  var root: String {
    get throws {
      let environment = ProcessInfo.processInfo.environment
      if let folder = folder ?? environment["COURSE_ROOT"] {
        return URL(fileURLWithPath: folder).standardizedFileURL.path
      }
      let start = Bundle.main.executableURL ?? URL(fileURLWithPath: ".")
      var candidate = start.resolvingSymlinksInPath().deletingLastPathComponent()
      while candidate.path != "/" {
        let manifest = candidate.appendingPathComponent("Lessons/course.yml").path
        if FileManager.default.fileExists(atPath: manifest) { return candidate.path }
        candidate.deleteLastPathComponent()
      }
      return FileManager.default.currentDirectoryPath
    }
  }

  /// The theme that comes with the engine, around this program.
  static var engineTheme: String? {
    let start = Bundle.main.executableURL ?? URL(fileURLWithPath: ".")
    var candidate = start.resolvingSymlinksInPath().deletingLastPathComponent()
    while candidate.path != "/" {
      let theme = candidate.appendingPathComponent("site").path
      if FileManager.default.fileExists(atPath: theme + "/templates") { return theme }
      candidate.deleteLastPathComponent()
    }
    return nil
  }

  /// How the learner calls this program.
  static var command: String { ProcessInfo.processInfo.environment["COURSE_COMMAND"] ?? "course" }

  /// Reads the course.
  func loadQuietly() throws -> LoadedCourse { try CourseLoader(root: try root).load() }

  /// Reads the course; what is wrong with it goes to the error stream.
  func load() throws -> LoadedCourse {
    let loaded = try loadQuietly()
    showErrors(of: loaded)
    return loaded
  }

  /// Says on the error stream what is wrong with a course.
  func showErrors<Entry>(of loaded: LoadedCourseOf<Entry>) {
    guard loaded.hasErrors else { return }
    let lines = typesetter.diagnostics(loaded.diagnostics.filter { $0.severity == .error })
    Output.error.write(lines.text(color: Output.error.isTerminal && traits.usesColor))
  }

  /// Opens the course with its learner's record; what is wrong with either goes to the error stream.
  ///
  /// - Parameter isWatching: Whether exercises will be checked again and again.
  /// - Returns: The course, its learner's record and the engine.
  /// - Throws: What keeps the course or the record from being read.
  func open(isWatching: Bool = false) throws -> Classroom {
    let (classroom, notice) = try openWithNotice(isWatching: isWatching)
    if let notice { Output.error.write(notice + "\n") }
    return classroom
  }

  /// Opens the course with its learner's record.
  ///
  /// - Parameter isWatching: Whether exercises will be checked again and again.
  /// - Returns: The course and what the learner should know about the record.
  /// - Throws: What keeps the course or the record from being read.
  func openWithNotice(isWatching: Bool = false) throws -> (Classroom, notice: String?) {
    let root = try root
    let course = try load().course
    let (store, notice) = try ProgressStore.open(root: root)
    let classroom = Classroom(
      root: root,
      course: course,
      store: store,
      engine: Engine(root: root, course: course, waiting: isWatching ? WaitingTools() : nil),
      command: Self.command
    )
    return (classroom, notice.map { "\($0)" })
  }

  var traits: TerminalTraits {
    var traits = TerminalTraits.current()
    if plain { traits.canMoveCursor = false }
    return traits
  }

  var typesetter: Typesetter {
    Typesetter(
      columns: traits.columns,
      usesColor: traits.usesColor,
      command: Self.command,
      drawsPictures: !plain
    )
  }

  /// Prints lines to standard output.
  func show(_ lines: [Line]) { Output.standard.write(lines.text(color: traits.usesColor)) }
}
