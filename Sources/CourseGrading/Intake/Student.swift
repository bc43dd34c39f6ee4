/// Someone whose work is graded.
public struct Student: Sendable, Hashable, Codable {
  /// Names the student in the gradebook: the folder or archive that was handed in, without its ending.
  public var id: String
  /// The name to show.
  public var name: String
  /// The section of the class; empty where there are none.
  public var section: String
  /// What learning platforms call the student, by what they call the column.
  public var platform: [String: String]
  /// Whether the roster has the student; true where there is no roster.
  public var onRoster: Bool

  /// Names a student.
  public init(
    id: String,
    name: String? = nil,
    section: String = "",
    platform: [String: String] = [:],
    onRoster: Bool = true
  ) {
    self.id = id
    self.name = name ?? id
    self.section = section
    self.platform = platform
    self.onRoster = onRoster
  }
}
