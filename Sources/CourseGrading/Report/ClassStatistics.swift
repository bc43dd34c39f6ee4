import CourseModel

/// What a class's marks say about the class, the exercises and their checks.
struct ClassStatistics {
  /// One exercise.
  struct ExerciseRow {
    var exercise: Exercise
    var handedIn: Int
    /// The mean of the points of those who handed in, in percent.
    var mean: Double
    var full: Int
    var none: Int
    var attempts: Double
    var unknown: Int
    var late: Int
    var items: [ItemRow]
    var misconceptions: [Misconception]
  }

  /// One check.
  struct ItemRow {
    var title: String
    /// The part of those who handed in that passed, in percent: the item's ease.
    var passing: Double
    /// How closely passing goes with the rest of the points; `nil` where that can't be told.
    var discrimination: Double?
  }

  /// A way of being wrong that several students share.
  struct Misconception {
    /// What it is called, or the sentence that was told.
    var name: String
    /// The check that found it.
    var check: String
    var students: Int
  }

  let book: Gradebook

  /// Every student's mark in percent, of those who handed anything in.
  var percents: [Double] {
    book.students.filter { student in student.grades.contains { !$0.attempts.isEmpty } }
      .map { book.percent(of: $0) }
  }

  /// How many marks lie in each tenth, from below 10 to 90 and above.
  var distribution: [Int] {
    var counts = Array(repeating: 0, count: 10)
    for percent in percents { counts[max(0, min(9, Int(percent / 10)))] += 1 }
    return counts
  }

  /// How long checking took, in seconds, every verdict once.
  var seconds: [Double] {
    var known: [String: Double] = [:]
    for verdict in verdicts { known[verdict.key] = verdict.seconds }
    return known.values.sorted()
  }

  private var verdicts: [Verdict] {
    book.students.flatMap(\.grades).flatMap(\.attempts).compactMap(\.verdict)
  }

  var exercises: [ExerciseRow] {
    book.exercises.indices.map { index in
      let grades = book.students.map { $0.grades[index] }
      let there = grades.filter { !$0.attempts.isEmpty }
      let exercise = book.exercises[index]
      let possible = Double(max(1, book.possible[exercise.id] ?? exercise.points))
      return ExerciseRow(
        exercise: exercise,
        handedIn: there.count,
        mean: Statistics.mean(there.compactMap(\.points).map { $0 / possible * 100 }),
        full: there.count { $0.status == .full },
        none: there.count { $0.status == .none || $0.status == .refused },
        attempts: Statistics.mean(there.map { Double($0.attempts.count) }),
        unknown: there.count { $0.status == .unknown },
        late: there.count { ($0.attempt?.lateness ?? 0) > 0 },
        items: items(there),
        misconceptions: misconceptions(exercise, there)
      )
    }
  }

  private func items(_ grades: [ExerciseGrade]) -> [ItemRow] {
    let judged = grades.compactMap { $0.attempt?.verdict }
    guard let most = judged.max(by: { $0.items.count < $1.items.count }) else { return [] }
    var hidden = 0
    return most.items.map { sample in
      if sample.isHidden { hidden += 1 }
      let pairs = judged.compactMap { verdict -> (item: Verdict.Item, rest: Double)? in
        guard let item = verdict.items.first(where: { $0.name == sample.name }) else { return nil }
        return (item, Double(verdict.points - item.points))
      }
      let passed = pairs.map { $0.item.outcome == .passed ? 1.0 : 0 }
      let title = sample.title.isEmpty ? sample.name : sample.title
      return ItemRow(
        title: sample.isHidden ? "Hidden check \(hidden)" : title,
        passing: Statistics.mean(passed) * 100,
        discrimination: Statistics.correlation(passed, pairs.map(\.rest))
      )
    }
  }

  /// The wrong answers that the course foresaw, by how many were told their sentence; then what else
  /// several were told.
  private func misconceptions(
    _ exercise: Exercise,
    _ grades: [ExerciseGrade]
  ) -> [Misconception] {
    let titles = Dictionary(
      exercise.checks.map { ($0.name, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
    var counts: [String: (check: String, students: Int)] = [:]
    for grade in grades {
      var told: Set<String> = []
      for item in grade.attempt?.verdict?.items ?? []
      where item.outcome == .failed && !item.isHidden {
        for message in item.messages {
          let foreseen = exercise.wrongAnswers.first {
            $0.check == item.name && message.contains($0.words)
          }
          let name =
            foreseen.map { $0.name.replacing("-", with: " ") } ?? String(message.prefix(160))
          guard told.insert(name).inserted else { continue }
          counts[name, default: (titles[item.name] ?? item.name, 0)].students += 1
        }
      }
    }
    return counts.map {
      Misconception(name: $0.key, check: $0.value.check, students: $0.value.students)
    }
    .filter { $0.students > 1 || grades.count < 5 }
    .sorted { ($1.students, $0.name) < ($0.students, $1.name) }
    .prefix(6).map { $0 }
  }
}
