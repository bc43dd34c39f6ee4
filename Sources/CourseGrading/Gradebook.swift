public import CourseModel
public import CourseRunner

/// The grades of a class: a row for every student, in order of their names.
public struct Gradebook: Sendable, Hashable, Codable {
  /// The exercises that were graded, in order.
  public var exercises: [Exercise]
  /// One entry a student.
  public var students: [StudentGrade]

  /// Makes a gradebook.
  public init(exercises: [Exercise], students: [StudentGrade]) {
    self.exercises = exercises
    self.students = students
  }

  /// The points there are.
  public var possible: Int { exercises.reduce(0) { $0 + $1.points } }
}

/// The grades of one student.
public struct StudentGrade: Sendable, Hashable, Codable {
  /// The student: the name of the folder.
  public var student: String
  /// One entry an exercise, in the gradebook's order.
  public var grades: [ExerciseGrade]

  /// Makes a row.
  public init(student: String, grades: [ExerciseGrade]) {
    self.student = student
    self.grades = grades
  }

  /// The points earned.
  public var points: Int { grades.reduce(0) { $0 + ($1.points ?? 0) } }
  /// Whether each exercise could be checked.
  public var isComplete: Bool { grades.allSatisfy { $0.points != nil } }
}

/// The grade of one student in one exercise.
public struct ExerciseGrade: Sendable, Hashable, Codable {
  /// How grading can end.
  public enum Outcome: Sendable, Hashable, Codable {
    /// The file was checked; the report has the verdicts.
    case checked(CheckReport)
    /// There is no file.
    case notHandedIn
    /// There is something that is not to be read; the reason says what.
    case refused(Refusal)
    /// The engine could not check it: no fault of the student's, and not a zero.
    case couldNotCheck(reason: String)
  }

  /// The exercise's identifier.
  public var exercise: String
  /// How it ended.
  public var outcome: Outcome

  /// Makes a grade.
  public init(exercise: String, outcome: Outcome) {
    self.exercise = exercise
    self.outcome = outcome
  }

  /// The points earned, or `nil` where the file could not be checked: that is not a zero.
  public var points: Int? {
    switch outcome {
    case .checked(let report):
      if case .couldNotCheck = report.outcome { return nil }
      return report.points
    case .notHandedIn, .refused: return 0
    case .couldNotCheck: return nil
    }
  }
}
