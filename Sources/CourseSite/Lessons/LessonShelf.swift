public import CourseModel
public import CourseRunner

/// Where a site's lessons stand: each is taken down when something is made of it, so that a course is
/// never in memory as a whole.
public struct LessonShelf: Sendable {
  private let lesson: @Sendable (LessonOutline) -> Lesson?
  private let run: @Sendable (LessonOutline) throws(SiteError) -> LessonRun?

  /// A shelf that takes lessons and their runs from elsewhere, several at a time.
  ///
  /// - Parameters:
  ///   - lesson: Reads a lesson; `nil` where there is none any more.
  ///   - run: What running it gave; a lesson without a run gets a page that says so.
  public init(
    lesson: @escaping @Sendable (LessonOutline) -> Lesson?,
    run: @escaping @Sendable (LessonOutline) throws(SiteError) -> LessonRun?
  ) {
    self.lesson = lesson
    self.run = run
  }

  /// A shelf of lessons that are in memory.
  public init(_ lessons: [Lesson], runs: [String: LessonRun]) {
    let lessons = Dictionary(lessons.map { ($0.id, $0) }) { first, _ in first }
    self.init(lesson: { lessons[$0.id] }, run: { runs[$0.id] })
  }

  /// The lesson, as it was when it was outlined.
  ///
  /// - Throws: ``SiteError/lessonChanged(file:)``.
  public func lesson(_ outline: LessonOutline) throws(SiteError) -> Lesson {
    guard let lesson = lesson(outline), outline.isOutline(of: lesson) else {
      throw .lessonChanged(file: outline.file)
    }
    return lesson
  }

  /// The lesson with what running it gave.
  func taught(_ outline: LessonOutline) throws(SiteError) -> TaughtLesson {
    TaughtLesson(lesson: try lesson(outline), run: try run(outline))
  }
}

/// A lesson, and what running it gave.
struct TaughtLesson: Sendable {
  var lesson: Lesson
  var run: LessonRun?
}
