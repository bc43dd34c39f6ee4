import CourseModel
import CourseModes
import CourseRunner

extension Context {
  /// Asks for what lessons give that have not been run yet.
  mutating func runMissing(_ lessons: [Lesson]) {
    for lesson in lessons where runs[lesson.id] == nil { perform(.run(lesson)) }
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
