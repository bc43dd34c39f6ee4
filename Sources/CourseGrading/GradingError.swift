public import CourseRunner

/// Why nothing could be graded.
public enum GradingError: Error, Sendable, Hashable {
  /// The folder cannot be read, or holds no student's folder.
  case noSubmissions(folder: String)
  /// An exercise's checks cannot be made: every grade in it would be worthless.
  case brokenExercise(String, RunnerError)
}
