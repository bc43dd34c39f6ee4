import CourseModel
import CourseProgress
import CourseTerminal

/// The course and how far its learner is, as `list --json` shows it.
struct ListJSON: Encodable {
  let title: String
  let points: Int
  let possible: Int
  let lessons: [LessonJSON]

  init(_ standing: Standing) {
    title = standing.course.title
    points = standing.points
    possible = standing.possible
    lessons = standing.course.lessons.map { LessonJSON($0, standing) }
  }

  struct LessonJSON: Encodable {
    let id: String
    let number: Int
    let step: Int?
    let title: String
    let level: String
    let minutes: Int
    let state: String
    let questions: [QuestionJSON]
    let exercises: [ExerciseJSON]

    init(_ lesson: Lesson, _ standing: Standing) {
      id = lesson.id
      number = lesson.number
      step = lesson.step
      title = lesson.title
      level = lesson.level
      minutes = lesson.minutes
      state = standing.state(of: lesson).rawValue
      questions = lesson.questions.map { QuestionJSON($0, standing) }
      exercises = standing.exercises(of: lesson).map { ExerciseJSON($0, standing) }
    }
  }

  struct QuestionJSON: Encodable {
    let id: String
    let answered: Bool
    let right: Bool?

    init(_ question: Question, _ standing: Standing) {
      let answer = standing.progress.answers[question.id]
      id = question.id
      answered = answer != nil
      right = answer?.isCorrect
    }
  }

  struct ExerciseJSON: Encodable {
    let id: String
    let title: String
    let points: Int
    let possible: Int
    let attempts: Int
    let hints: Int
    let solutionShown: Bool
    let passed: Bool

    init(_ exercise: Exercise, _ standing: Standing) {
      let done = standing.progress.exercises[exercise.id]
      id = exercise.id
      title = exercise.title
      points = done?.points ?? 0
      possible = exercise.points
      attempts = done?.attempts ?? 0
      hints = done?.hints ?? 0
      solutionShown = done?.solution != nil
      passed = done?.passed != nil
    }
  }
}
