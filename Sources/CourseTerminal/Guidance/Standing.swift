package import CourseModel
package import CourseProgress

/// Where a learner is in a course.
package struct Standing: Sendable {
  /// The course.
  package let course: Course
  /// What the learner has done.
  package let progress: LearnerProgress

  /// Puts a learner's progress beside the course.
  package init(_ course: Course, _ progress: LearnerProgress) {
    self.course = course
    self.progress = progress
  }

  /// How far a lesson is.
  package enum State: String, Sendable, Codable {
    case unopened, opened, read, finished
  }

  /// What to do next.
  package enum Step: Sendable, Hashable {
    case read(Lesson)
    case answer(Lesson)
    case solve(Exercise)
  }

  /// How far a lesson is: finished when it is read, its questions are answered and its exercises pass.
  package func state(of lesson: Lesson) -> State {
    guard let record = progress.lessons[lesson.id] else { return .unopened }
    guard record.read != nil else { return .opened }
    return unanswered(in: lesson).isEmpty && unsolved(in: lesson).isEmpty ? .finished : .read
  }

  /// The first lesson that is not finished.
  package var firstUnfinished: Lesson? {
    course.lessons.first { state(of: $0) != .finished }
  }

  /// What to do next; `nil` when all is done.
  package var next: Step? {
    guard let lesson = firstUnfinished else { return nil }
    if state(of: lesson) != .read { return .read(lesson) }
    if !unanswered(in: lesson).isEmpty { return .answer(lesson) }
    return unsolved(in: lesson).first.map { .solve($0) }
  }

  /// The questions of a lesson that have not been answered.
  package func unanswered(in lesson: Lesson) -> [Question] {
    lesson.questions.filter { progress.answers[$0.id] == nil }
  }

  /// The exercises that a lesson refers to.
  package func exercises(of lesson: Lesson) -> [Exercise] {
    lesson.exerciseIDs.compactMap { id in course.exercises.first { $0.id == id } }
  }

  private func unsolved(in lesson: Lesson) -> [Exercise] {
    exercises(of: lesson).filter { progress.exercises[$0.id]?.passed == nil }
  }

  /// How many lessons have been read.
  package var lessonsRead: Int {
    course.lessons.count { progress.lessons[$0.id]?.read != nil }
  }

  /// The points earned.
  package var points: Int {
    course.exercises.reduce(0) { $0 + (progress.exercises[$1.id]?.points ?? 0) }
  }

  /// The points there are.
  package var possible: Int { course.exercises.reduce(0) { $0 + $1.points } }

  /// How much of the course is done, from 0 to 1: lessons, questions and points, each a third.
  package var share: Double {
    let questions = course.lessons.flatMap(\.questions)
    let answered = questions.count { progress.answers[$0.id] != nil }
    let parts: [(done: Int, all: Int)] = [
      (lessonsRead, course.lessons.count), (answered, questions.count), (points, possible),
    ]
    let shares = parts.filter { $0.all > 0 }.map { min(Double($0.done) / Double($0.all), 1) }
    return shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
  }
}
