import CourseModel
import CourseRunner
import CourseTerminal

/// A lesson printed from its title to its end, with what its cells gave.
struct Printout {
  private let classroom: Classroom
  private let options: CourseOptions

  init(_ classroom: Classroom, _ options: CourseOptions) {
    self.classroom = classroom
    self.options = options
  }

  /// What the reader is told to do next.
  enum Advice {
    /// The course was opened: this lesson is still to be read.
    case open
    /// This lesson was asked for, and counts as read.
    case read
  }

  /// Runs and prints a lesson.
  ///
  /// - Returns: The run; or why there is none, and the lesson was printed without.
  func show(
    _ lesson: Lesson,
    advice: Advice,
    revealsAnswers: Bool = false
  ) async throws -> Result<LessonRun, any Error> {
    let engine = classroom.engine
    let run = try await interruptible("running the cells of this lesson …") {
      await attempt { try await engine.run(lesson) }
    }
    let standing = try classroom.standing()
    let view = LessonView(
      lesson,
      run: try? run.get(),
      progress: standing.progress,
      exercises: classroom.course.exercises,
      revealsAnswers: revealsAnswers,
      offersCommands: true
    )
    options.show(options.typesetter.lesson(view))
    options.show(options.typesetter.wayOn(from: lesson, standing, isRead: advice == .read))
    return run
  }
}
