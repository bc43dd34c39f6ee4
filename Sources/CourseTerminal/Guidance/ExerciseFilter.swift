package import CourseModel
import CourseProgress

/// Which exercises are shown.
package enum ExerciseFilter: String, Sendable, CaseIterable {
  case all, open, begun, passed

  /// The exercises of a course that are of this kind and have a text in their name or their lesson's.
  ///
  /// - Parameters:
  ///   - standing: The course and what the learner has done.
  ///   - begun: The exercises of which the learner has a copy.
  ///   - text: What is looked for, in capitals or not; empty for all.
  /// - Returns: The exercises, in the order in which the lessons offer them.
  package func exercises(
    _ standing: Standing,
    begun: Set<String>,
    matching text: String
  ) -> [Exercise] {
    let wanted = text.lowercased()
    return standing.course.exercisesAsOffered.filter { exercise in
      guard takes(exercise, standing, begun) else { return false }
      let lesson = standing.course.lesson(offering: exercise)?.title ?? ""
      return wanted.isEmpty
        || [exercise.title, exercise.id, lesson].contains { $0.lowercased().contains(wanted) }
    }
  }

  private func takes(_ exercise: Exercise, _ standing: Standing, _ begun: Set<String>) -> Bool {
    let isPassed = standing.progress.exercises[exercise.id]?.passed != nil
    return switch self {
    case .all: true
    case .open: !isPassed
    case .begun: begun.contains(exercise.id) && !isPassed
    case .passed: isPassed
    }
  }

  /// The next kind, and after the last the first.
  var next: Self {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

extension Course {
  /// The exercises in the order in which the lessons offer them.
  var exercisesAsOffered: [Exercise] {
    let offered = lessons.flatMap(\.exerciseIDs).compactMap { id in
      exercises.first { $0.id == id }
    }
    return offered + exercises.filter { !offered.contains($0) }
  }

  /// The lesson that offers an exercise.
  func lesson(offering exercise: Exercise) -> Lesson? {
    lessons.first { $0.exerciseIDs.contains(exercise.id) }
  }
}
