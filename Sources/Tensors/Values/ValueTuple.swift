/// A Python `tuple`: values in order that never change.
///
/// A reference, because a checkpoint can mention one tuple twice and saving it must do the same.
public final class ValueTuple: ValueContainer {
  /// The values.
  public package(set) var values: [Value]

  /// Makes a tuple.
  public init(_ values: [Value] = []) { self.values = values }

  deinit { if values.contains(where: { $0.isContainer }) { releaseChildren() } }

  override func surrenderChildren() -> [Value] {
    defer { values = [] }
    return values
  }
}

extension ValueTuple: ExpressibleByArrayLiteral {
  /// Makes a tuple of a literal, as in `.tuple([.int(1), .none])`.
  public convenience init(arrayLiteral elements: Value...) { self.init(elements) }
}
