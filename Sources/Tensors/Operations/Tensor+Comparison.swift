extension Tensor {
  /// Whether both have the same shape and equal elements.
  ///
  /// Mirrors `torch.equal`; NaN differs from everything. It is a mistake to compare tensors on different
  /// devices, or on `meta`, where there is nothing to compare.
  public func equal(_ other: Tensor) -> Bool {
    precondition(
      storage.hasBytes && other.storage.hasBytes,
      "aten::equal: attempted to run this operator with Meta tensors, but there was no fake impl or "
        + "Meta kernel registered."
    )
    precondition(
      device == other.device,
      TensorError.argumentDevice("other", other.device, others: device, method: "_equal")
        .description
    )
    guard shape == other.shape else { return false }
    return zip(numbers(), other.numbers()).allSatisfy { a, b in
      switch (a, b) {
      case (.real, _), (_, .real), (.complex, _), (_, .complex):
        a.real == b.real && a.imaginary == b.imaginary
      case (.unsigned, .integer(let value)), (.integer(let value), .unsigned):
        value >= 0 && a.bits == b.bits
      default: a.bits == b.bits
      }
    }
  }

  /// Whether all elements are close: within `atol + rtol * |other|`.
  ///
  /// Mirrors `torch.allclose`.
  ///
  /// - Throws: `TensorError.sizesDiffer` where the shapes cannot be broadcast.
  public func allClose(
    _ other: Tensor,
    rtol: Double = 1e-5,
    atol: Double = 1e-8,
    equalNaN: Bool = false
  ) throws(TensorError) -> Bool {
    let shape = try broadcast(shape, other.shape)
    guard storage.hasBytes, other.storage.hasBytes else { throw .metaHasNoData }
    _ = try commonDevice(self, other)
    let pairs = zip(stretched(to: shape).numbers(), other.stretched(to: shape).numbers())
    return pairs.allSatisfy { a, b in
      if equalNaN, a.real.isNaN, b.real.isNaN { return true }
      if a.real == b.real, a.imaginary == b.imaginary { return true }
      let (x, y) = (a.real - b.real, a.imaginary - b.imaginary)
      let distance = (x * x + y * y).squareRoot()
      let size = (b.real * b.real + b.imaginary * b.imaginary).squareRoot()
      return distance.isFinite && distance <= atol + rtol * size
    }
  }
}
