import CourseModel
import CourseProgress
import CourseRunner

/// A learner reading one lesson, page by page.
struct LessonSession {
  /// How a session ends.
  enum Departure: Sendable, Hashable {
    case finished, left, closed, interrupted
  }

  let classroom: Classroom
  let console: any Console
  let pages: [Page]
  /// Whether coming to the end counts as having read the lesson.
  let countsAsRead: Bool
  var view: LessonView
  var page = 0
  var screen = 0
  /// The option that was named and waits for how sure the learner is of it.
  var considered: Int?
  /// What the learner should know about what was just done; shown once, above the prompt.
  var message: [Line] = []
  /// The run, begun with the session so that it is ready when the first cell is reached.
  private var running: Task<Result<LessonRun, any Error>, Never>

  /// Begins to read a lesson.
  static func reading(
    _ lesson: Lesson,
    _ classroom: Classroom,
    _ console: any Console
  ) throws(ProgressError) -> LessonSession {
    try classroom.store.recordOpening(of: lesson.id)
    let progress = try classroom.store.progress()
    return LessonSession(
      classroom,
      console,
      LessonView(lesson, progress: progress),
      Page.pages(of: lesson),
      true
    )
  }

  /// Begins to answer a lesson's questions, as if for the first time.
  static func quiz(
    _ lesson: Lesson,
    _ classroom: Classroom,
    _ console: any Console
  ) throws(ProgressError) -> LessonSession {
    var progress = try classroom.store.progress()
    progress.answers = [:]
    return LessonSession(
      classroom,
      console,
      LessonView(lesson, progress: progress),
      Page.questions(of: lesson),
      false
    )
  }

  private init(
    _ classroom: Classroom,
    _ console: any Console,
    _ view: LessonView,
    _ pages: [Page],
    _ countsAsRead: Bool
  ) {
    self.classroom = classroom
    self.console = console
    self.pages = pages
    self.countsAsRead = countsAsRead
    self.view = view
    self.view.exercises = classroom.course.exercises
    running = Self.start(view.lesson, classroom.engine)
  }

  private static func start(
    _ lesson: Lesson,
    _ engine: Engine
  ) -> Task<Result<LessonRun, any Error>, Never> {
    Task { await attempt { try await engine.run(lesson) } }
  }

  /// Reads until the end, or until the learner leaves.
  mutating func run() async throws -> Departure {
    defer { running.cancel() }
    guard !pages.isEmpty else { return .finished }
    while true {
      if pages[page].needsRun { await awaitRun() }
      draw()
      switch await console.nextEvent() {
      case .end: return .closed
      case .interrupt: return .interrupted
      case .redraw: continue
      case .line(let text):
        message = []
        if let departure = try await obey(Command(text)) { return departure }
      }
    }
  }

  private mutating func awaitRun() async {
    guard view.run == nil, message.isEmpty else { return }
    let running = running
    let result = await console.whileWaiting("running the cells of this lesson …") {
      await withTaskCancellationHandler {
        await running.value
      } onCancel: {
        running.cancel()
      }
    }
    switch result {
    case .success(let run)?:
      view.run = run
    case .failure(let error)?:
      say("The cells could not be run: \(error)", .color(.red))
    case nil:
      say("The run was stopped. Type r to run the cells again.", .color(.yellow))
    }
  }

  /// Runs the lesson once more.
  mutating func runAgain() {
    running.cancel()
    view.run = nil
    running = Self.start(view.lesson, classroom.engine)
  }

  /// Keeps a sentence for the next time the page is drawn.
  mutating func say(_ text: String, _ style: Style = .plain) {
    message = typesetter.paragraph(text, width: typesetter.proseWidth, style: style)
  }

  var typesetter: Typesetter {
    let traits = console.traits
    return Typesetter(
      columns: traits.columns,
      usesColor: traits.usesColor,
      command: classroom.command,
      drawsPictures: traits.canMoveCursor
    )
  }
}

/// Runs work that can fail and gives what it came to as a value.
package func attempt<Value>(_ work: () async throws -> Value) async -> Result<Value, any Error> {
  do { return .success(try await work()) } catch { return .failure(error) }
}
