/// A Python dictionary: a reference to pairs in order of insertion.
///
/// Keys are any hashable Python value, which is why this is not a Swift dictionary.
public final class ValueDictionary {
  /// The class of the dictionary.
  public enum Class: Sendable { case dict, orderedDict, counter }

  /// The class of the dictionary.
  public let kind: Class
  /// The pairs, in order of insertion.
  public package(set) var items: [(key: Value, value: Value)]

  /// Makes a dictionary; of equal keys the caller keeps one.
  public init(_ items: [(key: Value, value: Value)] = [], kind: Class = .dict) {
    self.items = items
    self.kind = kind
  }
}
