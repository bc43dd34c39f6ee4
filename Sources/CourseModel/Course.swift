/// A course: what `Lessons/course.yml` declares.
public struct Course: Sendable, Hashable, Codable {
  /// The title.
  public var title: String
  /// One sentence about it.
  public var summary: String
  /// The modules that every cell and exercise imports.
  public var imports: [String]
  /// The library that the course is about.
  public var core: Core
  /// The implementation whose code stands beside the cells, where there is one.
  public var reference: Reference?
  /// The lessons, in order.
  public var lessons: [Lesson]
  /// The exercises, in order.
  public var exercises: [Exercise]
  /// The pages that the course brings along for its website, in order.
  public var pages: [CoursePage]
  /// What part of the whole mark the quizzes are where a teacher counts them, in percent.
  public var quizWeight: Int?

  /// Makes a course.
  public init(
    title: String,
    summary: String,
    imports: [String],
    core: Core = Core(),
    reference: Reference? = nil,
    lessons: [Lesson],
    exercises: [Exercise],
    pages: [CoursePage] = [],
    quizWeight: Int? = nil
  ) {
    self.title = title
    self.summary = summary
    self.imports = imports
    self.core = core
    self.reference = reference
    self.lessons = lessons
    self.exercises = exercises
    self.pages = pages
    self.quizWeight = quizWeight
  }
}
