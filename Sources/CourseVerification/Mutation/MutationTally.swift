import CourseModel
import CourseRunner

/// What became of the mutants of one exercise's solution.
struct MutationTally {
  let exercise: Exercise
  private var fates: [(mutant: Mutant, fate: ExerciseChecker.MutantFate)] = []

  init(of exercise: Exercise) {
    self.exercise = exercise
  }

  /// Notes what became of a mutant.
  mutating func add(_ mutant: Mutant, _ fate: ExerciseChecker.MutantFate) {
    fates.append((mutant, fate))
  }

  /// The score, and what is wrong with it.
  var verification: Verification {
    var found = Verification()
    let excuses = Set(exercise.equivalentMutants.map(\.line))
    let survivors = fates.filter { $0.fate == .survived }.map(\.mutant)
      .sorted { ($0.line, $0.shown) < ($1.line, $1.shown) }
    let unexcused = survivors.filter { !excuses.contains($0.shown) }
    let score = MutationScore(
      exercise: exercise.id,
      killed: fates.count { $0.fate == .killed },
      survived: unexcused.count,
      excused: survivors.count - unexcused.count,
      stillborn: fates.count { $0.fate == .stillborn },
      survivors: unexcused.map { mutant in
        "\(exercise.solutionFile):\(mutant.line): \(mutant.change.rawValue): \(mutant.shown)"
      }
    )
    found.bill.exercises = [score]
    found.bill.mutants.proven = score.killed
    found.bill.mutants.total = score.killed + score.survived
    if score.percent < MutationScore.threshold {
      let place = SourceRange(file: exercise.checksFile, line: 1)
      found.report(MutationFault.weakChecks(score), at: place, notes: score.survivors)
    }
    for excuse in exercise.equivalentMutants
    where !survivors.contains(where: { $0.shown == excuse.line }) {
      found.report(MutationFault.unusedExcuse(excuse.line), at: excuse.range)
    }
    return found
  }
}
