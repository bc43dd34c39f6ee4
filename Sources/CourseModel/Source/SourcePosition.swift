/// A place in a text file: line and column count from 1, columns in UTF-8 bytes.
public struct SourcePosition: Sendable, Hashable, Codable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// Names a place.
  public init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  /// Orders places as a reader meets them.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.line, lhs.column) < (rhs.line, rhs.column)
  }
}
