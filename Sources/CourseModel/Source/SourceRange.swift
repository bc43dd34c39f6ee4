/// A stretch of one file, both ends included.
public struct SourceRange: Sendable, Hashable, Codable {
  /// The file, relative to the course's folder, as in `Lessons/03-loading.md`.
  public var file: String
  /// The first character.
  public var start: SourcePosition
  /// The last character.
  public var end: SourcePosition

  /// Names a stretch of a file.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// Names one place in a file.
  public init(file: String, line: Int, column: Int = 1) {
    let place = SourcePosition(line: line, column: column)
    self.init(file: file, start: place, end: place)
  }
}
