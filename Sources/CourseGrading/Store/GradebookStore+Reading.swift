public import CourseModel
import CourseRunner
import Foundation
internal import GRDB

extension GradebookStore {
  /// The gradebook, by a policy.
  ///
  /// - Parameters:
  ///   - exercises: the course's exercises, of which the policy may count some only.
  ///   - policy: what lateness costs, and which attempt counts.
  ///   - quizzes: the course's questions, where their answers count.
  /// - Returns: everybody's marks.
  /// - Throws: ``GradingError``.
  public func gradebook(
    exercises: [Exercise],
    policy: GradingPolicy = GradingPolicy(),
    quizzes: Quizzes? = nil
  ) throws(GradingError) -> Gradebook {
    let exercises = policy.counting(exercises)
    let overrides = Dictionary(grouping: try overrides(), by: \.student)
    let weight = quizzes == nil ? 0 : policy.quizWeight
    let answers = try quizzes?.grades(quizDocuments(), weight: weight) ?? [:]
    return try read { database in
      let verdicts = Dictionary(
        try Self.verdicts(database).map { ($0.key, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT * FROM submission ORDER BY student, exercise, attempt"
      )
      let byStudent = Dictionary(grouping: rows) { $0["student"] as String }
      var possible: [String: Int] = [:]
      for exercise in exercises { possible[exercise.id] = exercise.points }
      for row in rows {
        let exercise: String = row["exercise"]
        guard let key = row["verdict"] as String?, let verdict = verdicts[key] else { continue }
        possible[exercise] = max(possible[exercise] ?? 0, verdict.possible)
      }
      let people = try Row.fetchAll(database, sql: Student.inOrder)
      let students = people.map { row -> StudentGrade in
        let student = Student(row)
        let own = Dictionary(grouping: byStudent[student.id] ?? []) { $0["exercise"] as String }
        let grades = exercises.map { exercise in
          var attempts = (own[exercise.id] ?? []).map { row in
            ExerciseGrade.Attempt(row, verdicts, exercise.id, student, policy)
          }
          if attempts.isEmpty, let refusal = row["refusal"] as String? {
            attempts = [ExerciseGrade.Attempt(number: 1, refusal: refusal)]
          }
          return ExerciseGrade(
            exercise: exercise.id,
            attempts: attempts,
            counted: policy.counted(among: attempts, of: student),
            possible: possible[exercise.id] ?? 0,
            override: overrides[student.id]?.first { $0.exercise == exercise.id }
          )
        }
        return StudentGrade(
          student: student,
          refusal: row["refusal"],
          grades: grades,
          quiz: weight > 0 ? policy.grade(answers[student.id], of: student) : nil
        )
      }
      return Gradebook(exercises: exercises, students: students, possible: possible)
    }
  }
}

extension ExerciseGrade.Attempt {
  fileprivate init(
    _ row: Row,
    _ verdicts: [String: Verdict],
    _ exercise: String,
    _ student: Student,
    _ policy: GradingPolicy
  ) {
    number = row["attempt"]
    handedIn = row["handedIn"]
    refusal = row["refusal"]
    fault = row["fault"]
    verdict = (row["verdict"] as String?).flatMap { verdicts[$0] }
    lateness = policy.lateness(exercise, of: student, handedIn: handedIn)
    deduction = policy.deduction(lateness: lateness)
  }
}

extension GradingPolicy {
  /// What a student's answers to quizzes give, once a teacher's decision has been heeded.
  func grade(_ answers: QuizGrade?, of student: Student) -> QuizGrade {
    var grade =
      answers ?? QuizGrade(correct: 0, total: 0, weight: quizWeight, refusal: "not handed in")
    if let reason = quizRefusal(of: student) {
      grade.refusal = reason
      grade.correct = 0
    }
    return grade
  }

  /// The number of the attempt that counts.
  func counted(among attempts: [ExerciseGrade.Attempt], of student: Student) -> Int? {
    if let chosen = chosenAttempt(of: student), attempts.contains(where: { $0.number == chosen }) {
      return chosen
    }
    guard attempt == .best else { return attempts.last?.number }
    // While one attempt may still turn out better, the best is the best of those that are judged.
    let judged = attempts.filter { $0.points != nil }
    return judged.max { ($0.points ?? 0, $0.number) < ($1.points ?? 0, $1.number) }?.number
      ?? attempts.last?.number
  }
}
