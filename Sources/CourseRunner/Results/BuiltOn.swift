/// An earlier exercise on which a checked one builds, and whose file of it was used.
public struct BuiltOn: Sendable, Hashable, Codable {
  /// Whose file was used.
  public enum Choice: String, Sendable, Codable {
    /// The learner's own: it passes its checks.
    case own
    /// The reference solution: the learner has not begun the earlier exercise.
    case notBegun = "reference-not-begun"
    /// The reference solution: the learner's own file does not pass its checks.
    case notPassing = "reference-not-passing"
    /// The reference solution: what is checked does not build on the learner's own file.
    case notFitting = "reference-not-fitting"
    /// The reference solution: with it more checks pass than with the learner's own file.
    case notHelping = "reference-better"
  }

  /// The earlier exercise's identifier.
  public var exercise: String
  /// Its title.
  public var title: String
  /// Whose file was used.
  public var choice: Choice

  /// Says whose file was used.
  public init(exercise: String, title: String, choice: Choice) {
    self.exercise = exercise
    self.title = title
    self.choice = choice
  }
}
