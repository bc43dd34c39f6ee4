public import CourseModel
public import CourseRunner
import Foundation

/// Grades a folder of submissions: a folder for every student, with the content of their `work/`.
public struct Grader: Sendable {
  /// What grading has come to.
  public struct Progress: Sendable, Hashable {
    /// The student whose file was graded.
    public var student: String
    /// The grade.
    public var grade: ExerciseGrade
    /// How many files have been graded, this one included.
    public var done: Int
    /// How many there are to grade.
    public var total: Int
  }

  private let course: Course
  private let checker: ExerciseChecker
  private let workers: Int

  /// Makes a grader.
  ///
  /// - Parameters:
  ///   - course: the course; its exercises are graded.
  ///   - checker: what checks a file.
  ///   - workers: how many files are checked at a time; by default as many as there are processors.
  public init(
    course: Course,
    checker: ExerciseChecker,
    workers: Int? = nil
  ) {
    self.course = course
    self.checker = checker
    self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Grades every student's every exercise.
  ///
  /// Nothing that a student hands in stops the others.
  /// - Parameters:
  ///   - folder: the folder of submissions.
  ///   - report: called after every file, one call at a time.
  /// - Returns: the grades, students in order of their names.
  /// - Throws: ``GradingError`` where the folder cannot be read or an exercise is broken.
  public func grade(
    _ folder: String,
    report: @Sendable @escaping (Progress) -> Void = { _ in }
  ) async throws(GradingError) -> Gradebook {
    let students = try Self.students(in: folder)
    for exercise in course.exercises {
      do throws(RunnerError) {
        try await checker.prepareChecks(of: exercise, imports: course.imports)
      } catch {
        throw .brokenExercise(exercise.id, error)
      }
    }
    let tasks = students.indices.flatMap { student in
      course.exercises.indices.map { Place(student: student, exercise: $0) }
    }
    let grades = await grade(tasks, students: students, folder: folder, report: report)
    return Gradebook(
      exercises: course.exercises,
      students: students.enumerated().map { index, name in
        StudentGrade(
          student: name,
          grades: course.exercises.indices.compactMap {
            grades[Place(student: index, exercise: $0)]
          }
        )
      }
    )
  }

  private struct Place: Hashable {
    var student: Int
    var exercise: Int
  }

  private func grade(
    _ places: [Place],
    students: [String],
    folder: String,
    report: @Sendable @escaping (Progress) -> Void
  ) async -> [Place: ExerciseGrade] {
    await withTaskGroup(of: (Place, ExerciseGrade).self) { group in
      var waiting = places.makeIterator()
      let startNext = { (group: inout TaskGroup<(Place, ExerciseGrade)>) in
        guard let place = waiting.next() else { return }
        let exercise = course.exercises[place.exercise]
        let student = folder + "/" + students[place.student]
        group.addTask { (place, await grade(exercise, of: student)) }
      }
      for _ in 0..<workers { startNext(&group) }
      var grades: [Place: ExerciseGrade] = [:]
      while let (place, grade) = await group.next() {
        grades[place] = grade
        report(
          Progress(
            student: students[place.student],
            grade: grade,
            done: grades.count,
            total: places.count
          )
        )
        startNext(&group)
      }
      return grades
    }
  }

  /// Grades one file.
  private func grade(_ exercise: Exercise, of student: String) async -> ExerciseGrade {
    let outcome: ExerciseGrade.Outcome =
      switch Self.find(exercise, of: student) {
      case .absent: .notHandedIn
      case .refused(let refusal): .refused(refusal)
      case .text(let text): await check(exercise, text: text, of: student)
      }
    return ExerciseGrade(exercise: exercise.id, outcome: outcome)
  }

  /// Reads a file, wherever in the student's folder the layout allows it to be.
  private static func find(_ exercise: Exercise, of student: String) -> Intake.Result {
    for path in [exercise.id, "work/" + exercise.id] {
      let intake = Intake.read(path + "/Exercise.swift", below: student)
      if case .absent = intake { continue }
      return intake
    }
    return .absent
  }

  private func check(
    _ exercise: Exercise,
    text: String,
    of student: String
  ) async -> ExerciseGrade.Outcome {
    let own = OwnWork { earlier in
      guard case .text(let text) = Self.find(earlier, of: student) else { return nil }
      return OwnWork.File(name: "\(earlier.id)/Exercise.swift", text: text)
    }
    do throws(RunnerError) {
      return .checked(
        try await checker.check(
          exercise,
          text: text,
          name: "Exercise.swift",
          imports: course.imports,
          own: own
        )
      )
    } catch {
      return .couldNotCheck(reason: error.description)
    }
  }

  /// The folders of a folder, by name; links and hidden ones are nobody's.
  private static func students(in folder: String) throws(GradingError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .noSubmissions(folder: folder)
    }
    let students = names.sorted().filter { name in
      let type =
        (try? FileManager.default.attributesOfItem(atPath: folder + "/" + name))?[.type]
        as? FileAttributeType
      return type == .typeDirectory && !name.hasPrefix(".")
    }
    guard !students.isEmpty else { throw .noSubmissions(folder: folder) }
    return students
  }
}
