/// A paragraph that stands out: `> [!NOTE]` and its kin, as GitHub writes them.
public struct Callout: Sendable, Hashable, Codable {
  /// What a callout is for.
  ///
  /// The first five are GitHub's; the others are the course's.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case note, tip, important, warning, caution
    /// What the step has achieved.
    case result
    /// What to remember.
    case insight
    /// What to take home from the whole course.
    case takeaway
    /// What only who teaches needs: on the website behind a switch, elsewhere not shown.
    case instructor
  }

  /// What it is for.
  public var kind: Kind
  /// What it says.
  public var body: [Prose]

  /// Makes a callout.
  public init(kind: Kind, body: [Prose]) {
    self.kind = kind
    self.body = body
  }
}
