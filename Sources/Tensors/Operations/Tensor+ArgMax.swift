extension Tensor {
  /// Where the largest element of each row is: the index along a dimension, which disappears.
  ///
  /// Mirrors `Tensor.argmax(dim)`: `(…, n, …) -> (…, …)` of int64. NaN is larger than everything;
  /// of equal elements the first one counts.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`, `.emptyDimension` where there is nothing to choose
  ///   from, `.inputNotSupported` for truth values and complex numbers.
  public func argmax(_ dimension: Int) throws(TensorError) -> Tensor {
    guard dtype != .bool, !dtype.isComplex else {
      throw .inputNotSupported(operation: "argmax", dtype: dtype)
    }
    let dimension = try wrap(dimension)
    guard rank > 0 else { return try .zeros([], dtype: .int64, device: device) }
    let size = shape[dimension]
    var rest = shape
    rest.remove(at: dimension)
    guard size > 0 else { throw .emptyDimension(operation: "argmax", dimension) }
    guard storage.hasBytes else { return try .zeros(rest, dtype: .int64, device: device) }

    // Element (outer, index, inner) of the three dimensions that the others fold into.
    let numbers = numbers()
    let inner = shape.dropFirst(dimension + 1).reduce(1, *)
    let indices = (0..<numbers.count / size).map { position in
      let first = position / inner * size * inner + position % inner
      let best = (1..<size).reduce(0) { best, index in
        numbers[first + index * inner].exceeds(numbers[first + best * inner]) ? index : best
      }
      return Number.integer(Int64(best))
    }
    return try Tensor(numbers: indices, shape: rest, dtype: .int64, device: device)
  }
}

extension Number {
  /// Whether this is the larger of two; NaN is larger than everything, and integers are exact.
  fileprivate func exceeds(_ other: Number) -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): a > b
    case (.unsigned(let a), .unsigned(let b)): a > b
    default: real > other.real || (real.isNaN && !other.real.isNaN)
    }
  }
}
