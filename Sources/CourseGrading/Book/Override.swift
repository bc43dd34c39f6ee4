/// A mark or a comment that a teacher gives by hand, which no run changes.
public struct Override: Sendable, Hashable, Codable {
  /// The student's identifier.
  public var student: String
  /// The exercise's identifier.
  public var exercise: String
  /// The points, in place of those earned; `nil` where only something is said.
  public var points: Double?
  /// What the student is told.
  public var comment: String

  /// Decides by hand.
  public init(student: String, exercise: String, points: Double?, comment: String = "") {
    self.student = student
    self.exercise = exercise
    self.points = points
    self.comment = comment
  }
}
