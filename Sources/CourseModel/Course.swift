/// A course, with its lessons as a whole.
public typealias Course = CourseOf<Lesson>

/// A course: what `Lessons/course.yml` declares, and of each lesson what is needed.
public struct CourseOf<Entry: Sendable>: Sendable {
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
  public var lessons: [Entry]
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
    lessons: [Entry],
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

extension CourseOf {
  /// The same course with something else in the place of each lesson.
  public func map<Other>(_ transform: (Entry) -> Other) -> CourseOf<Other> {
    CourseOf<Other>(
      title: title,
      summary: summary,
      imports: imports,
      core: core,
      reference: reference,
      lessons: lessons.map(transform),
      exercises: exercises,
      pages: pages,
      quizWeight: quizWeight
    )
  }
}

extension CourseOf: Equatable where Entry: Equatable {}
extension CourseOf: Hashable where Entry: Hashable {}
extension CourseOf: Encodable where Entry: Encodable {}
extension CourseOf: Decodable where Entry: Decodable {}
