public import CourseModel

/// Where a learner's own files of earlier exercises are found.
public struct OwnWork: Sendable {
  /// A learner's file of an exercise.
  public struct File: Sendable, Hashable {
    /// The file's name in diagnostics.
    public var name: String
    /// What the learner wrote.
    public var text: String

    /// Pairs a text with its name.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The file of an exercise; `nil` where the learner has not begun it.
  let file: @Sendable (Exercise) -> File?

  /// Says how files are found.
  public init(file: @escaping @Sendable (Exercise) -> File?) {
    self.file = file
  }

  /// Nobody's work: everything builds on the reference solutions.
  public static let none = OwnWork { _ in nil }
}
