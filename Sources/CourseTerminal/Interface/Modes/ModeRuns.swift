import CourseModel
import CourseModes
import CourseRunner

extension Context {
  /// Asks for what lessons give that have not been run yet.
  mutating func runMissing(_ lessons: [Lesson]) {
    // What is asked for last is run first.
    for lesson in lessons.reversed() where runs[lesson.id] == nil { perform(.run(lesson)) }
  }

  /// Gives up what was asked for and nobody will look at.
  mutating func stopRuns() {
    for case .lesson(let id) in working.keys { perform(.cancel(.lesson(id))) }
  }

  /// A lesson and all that is known about it.
  func view(of lesson: Lesson) -> LessonView {
    LessonView(
      lesson,
      run: runs[lesson.id],
      progress: progress,
      exercises: course.exercises
    )
  }
}
