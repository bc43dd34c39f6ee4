import CourseRunner

/// A part of a class, for machines that share the work without knowing of each other.
public struct Shard: Sendable, Hashable {
  /// Which part, from 1.
  public var number: Int
  /// How many parts there are.
  public var count: Int

  /// Names a part; `nil` where there is no such one.
  public init?(number: Int, of count: Int) {
    guard count > 0, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether a student belongs to this part, on whatever machine it is asked.
  public func holds(_ student: String) -> Bool {
    var digest = Digest()
    digest.add(student)
    let value = Int(digest.finish().prefix(8), radix: 16) ?? 0
    return value % count == number - 1
  }
}
