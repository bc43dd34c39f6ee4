package import CourseModel
import CourseProgress

/// A learner in the course: the contents, and from there into lessons and back.
package struct CourseSession {
  private let classroom: Classroom
  private let console: any Console
  private var message: [Line] = []

  /// Opens the course.
  package init(_ classroom: Classroom, _ console: any Console) {
    self.classroom = classroom
    self.console = console
  }

  /// Shows the contents and does what is asked for, until the learner leaves.
  ///
  /// - Parameter notice: What the learner should know from the start.
  /// - Returns: The status for the program to exit with.
  /// - Throws: `ProgressError` where the record of progress fails.
  package mutating func run(notice: String? = nil) async throws -> Int32 {
    if let notice { say(notice, .color(.yellow)) }
    while true {
      let standing = try classroom.standing()
      draw(standing)
      switch await console.nextEvent() {
      case .end: return close()
      case .interrupt: return interrupt()
      case .redraw: continue
      case .line(let text):
        message = []
        guard let departure = try await obey(text.trimmed, standing) else { return close() }
        switch departure {
        case .closed: return close()
        case .interrupted: return interrupt()
        case .finished, .left: continue
        }
      }
    }
  }

  /// Opens one lesson, without the contents before it.
  package mutating func read(_ lesson: Lesson) async throws -> Int32 {
    status(of: try await open(lesson))
  }

  /// Puts the questions of one lesson.
  package mutating func quiz(_ lesson: Lesson) async throws -> Int32 {
    var session = try LessonSession.quiz(lesson, classroom, console)
    let departure = try await session.run()
    if departure == .finished { console.show(score(session), prompt: .empty) }
    return status(of: departure)
  }

  private func score(_ session: LessonSession) -> [Line] {
    let answers = session.view.progress.answers
    let right = answers.values.count { $0.isCorrect }
    let questions = session.view.lesson.questions.count
    return [Line("\(right) of \(questions) right.", .bold).indented(Typesetter.margin)]
  }

  /// - Returns: `nil` when the learner wants to leave.
  private mutating func obey(
    _ text: String,
    _ standing: Standing
  ) async throws -> LessonSession.Departure? {
    switch text.lowercased() {
    case "q", "quit", "exit": return nil
    case "?", "help", "h":
      say(
        "Enter does what is next. A number or a name opens a lesson. q leaves; "
          + "\(classroom.command) --help lists what else there is."
      )
      return .left
    case "":
      switch standing.next {
      case .read(let lesson): return try await open(lesson)
      case .answer(let lesson): return try await ask(lesson)
      case .solve(let exercise): return try await open(exercise, standing)
      case nil: return nil
      }
    default:
      do {
        return try await open(try classroom.course.lesson(named: text))
      } catch let error as LookupError {
        say("\(error)")
        return .left
      }
    }
  }

  private mutating func open(_ lesson: Lesson) async throws -> LessonSession.Departure {
    var session = try LessonSession.reading(lesson, classroom, console)
    let departure = try await session.run()
    if departure == .finished { say("You have read “\(lesson.title)” to its end.", .color(.green)) }
    return departure
  }

  private mutating func ask(_ lesson: Lesson) async throws -> LessonSession.Departure {
    var session = try LessonSession.quiz(lesson, classroom, console)
    return try await session.run()
  }

  /// Opens the lesson of an exercise at the page that offers it.
  private mutating func open(
    _ exercise: Exercise,
    _ standing: Standing
  ) async throws -> LessonSession.Departure {
    guard
      let lesson = standing.course.lessons.first(where: { $0.exerciseIDs.contains(exercise.id) })
    else { return .left }
    var session = try LessonSession.reading(lesson, classroom, console)
    session.page = session.pages.firstIndex { $0.exerciseID == exercise.id } ?? 0
    return try await session.run()
  }

  private func draw(_ standing: Standing) {
    let typesetter = typesetter
    let lines = typesetter.overview(standing).spaced(message.indented(Typesetter.margin))
    let words =
      standing.next == nil
      ? "a number opens a lesson · q quit " : "Enter next · a number opens a lesson · q quit "
    console.show(lines + [.empty], prompt: Line([Span(words, .dim), Span("› ", .color(.blue))]))
  }

  private mutating func say(_ text: String, _ style: Style = .plain) {
    message = typesetter.paragraph(text, width: typesetter.proseWidth, style: style)
  }

  private var typesetter: Typesetter {
    let traits = console.traits
    return Typesetter(
      columns: traits.columns,
      usesColor: traits.usesColor,
      command: classroom.command,
      drawsPictures: traits.canMoveCursor
    )
  }

  private func status(of departure: LessonSession.Departure) -> Int32 {
    switch departure {
    case .interrupted: interrupt()
    case .closed: close()
    case .finished, .left: 0
    }
  }

  private func close() -> Int32 {
    console.write("\n")
    return 0
  }

  /// What a shell expects of a program that Ctrl-C has ended.
  private func interrupt() -> Int32 {
    console.write("\n")
    return 130
  }
}
