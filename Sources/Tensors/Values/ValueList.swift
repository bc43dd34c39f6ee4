/// A Python `list`: a reference to values in order.
public final class ValueList {
  /// The values.
  public var values: [Value]

  /// Makes a list.
  public init(_ values: [Value] = []) { self.values = values }

  deinit { release(&values) }
}
