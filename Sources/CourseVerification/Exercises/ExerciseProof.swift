import CourseModel
import CourseRunner
import Foundation

/// Proves exercises: their answers, and that their checks find what is wrong.
struct ExerciseProof {
  let root: String
  let course: Course
  let checker: ExerciseChecker

  /// Compiles an exercise's checks.
  ///
  /// - Returns: what is wrong with them; `nil` where they can be used.
  func prepare(_ exercise: Exercise) async throws(RunnerError) -> Verification? {
    do {
      try await checker.prepareChecks(of: exercise, imports: course.imports)
      return nil
    } catch {
      switch error {
      case .checksDoNotCompile, .checksMissing, .typeNotPublic, .baseMissing, .unreadable:
        var found = Verification()
        let place = SourceRange(file: exercise.checksFile, line: 1)
        found.report(AnswerFault.brokenChecks, at: place, notes: error.description.lines)
        return found
      default: throw error
      }
    }
  }

  /// Checks an answer and says what is wrong with it.
  func verification(of answer: Answer) async throws(RunnerError) -> Verification {
    let text = try text(answer.file)
    let report = try await checker.checkOnce(
      answer.exercise,
      text: text,
      name: answer.file,
      imports: course.imports
    )
    return answer.verification(report, text: text)
  }

  /// The changes of an exercise's solution.
  func mutants(of exercise: Exercise) throws(RunnerError) -> [Mutant] {
    Mutator.mutants(of: try text(exercise.solutionFile))
  }

  /// Whether the checks find a change.
  func fate(
    of mutant: Mutant,
    in exercise: Exercise
  ) async throws(RunnerError) -> ExerciseChecker.MutantFate {
    try await checker.fate(of: mutant.text, in: exercise, imports: course.imports)
  }

  private func text(_ file: String) throws(RunnerError) -> String {
    do {
      return try String(contentsOfFile: root + "/" + file, encoding: .utf8)
    } catch {
      throw .unreadable(file: file, reason: "\(error.localizedDescription)")
    }
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}
