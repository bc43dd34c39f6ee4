/// A Python `list`: a reference to values in order.
public final class ValueList: ValueContainer {
  /// The values.
  public var values: [Value]

  /// Makes a list.
  public init(_ values: [Value] = []) { self.values = values }

  deinit { releaseChildren() }

  override func surrenderChildren() -> [Value] {
    defer { values = [] }
    return values
  }
}
