import ArgumentParser
import CourseModel
import CourseModes
import CourseRunner
import CourseTerminal

/// What every command of a mode takes.
struct ModeOptions: ParsableArguments {
  @Argument(help: "The lesson: 3, 03 or loading. Without it, the whole course.")
  var lesson: String?

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions
}

/// Prints what a mode shows.
struct ModePrintout {
  private let mode: Mode
  private let options: ModeOptions

  init(_ mode: Mode, _ options: ModeOptions) {
    self.mode = mode
    self.options = options
  }

  func show() async throws {
    let classroom = try options.options.open()
    let lessons = try Self.lessons(options.lesson, classroom.course)
    let runs = mode.needsRuns ? try await Self.runs(of: lessons, classroom.engine) : [:]
    let sections = mode.sections(of: lessons, runs: runs)
    if options.json {
      return try showJSON(
        ModeDocument(mode, sections, exercises: classroom.course.exercises)
      )
    }
    let progress = try classroom.standing().progress
    let views = sections.map { section in
      let view = LessonView(
        section.lesson,
        run: section.run,
        progress: progress,
        exercises: classroom.course.exercises,
        offersCommands: true
      )
      return (view: view, blocks: section.blocks)
    }
    options.options.show(options.options.typesetter.mode(mode, views))
  }

  /// The lesson of that name, or all.
  static func lessons(_ name: String?, _ course: Course) throws -> [Lesson] {
    guard let name else { return course.lessons }
    return [try named { () throws(LookupError) in try course.lesson(named: name) }]
  }

  /// What running the lessons gives; one that cannot be run has no result.
  static func runs(of lessons: [Lesson], _ engine: Engine) async throws -> [String: LessonRun] {
    var runs: [String: LessonRun] = [:]
    for lesson in lessons {
      let run = try await interruptible("running \(lesson.id) …") {
        await attempt { try await engine.run(lesson) }
      }
      runs[lesson.id] = try? run.get()
    }
    return runs
  }
}
