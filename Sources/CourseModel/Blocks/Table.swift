/// A table: plain CommonMark has none, so a `table` fence holds one, its cells parted by `|`.
public struct Table: Sendable, Hashable, Codable {
  /// How a column's text is set.
  public enum Alignment: String, Sendable, Codable { case left, center, right }

  /// The titles of the columns.
  public var header: [[Inline]]
  /// How every column is set; as many as `header`.
  public var alignments: [Alignment]
  /// The rows; each has as many cells as `header`.
  public var rows: [[[Inline]]]

  /// Makes a table.
  public init(header: [[Inline]], alignments: [Alignment], rows: [[[Inline]]]) {
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }
}
