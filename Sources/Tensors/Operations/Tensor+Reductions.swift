extension Tensor {
  /// The sum of all elements, as a 0-d tensor; integers give int64.
  public func sum() -> Tensor { reduced(numbers()) { $0 + $1 } }

  /// The mean of all elements, as a 0-d tensor.
  ///
  /// - Throws: `TensorError.meanOfIntegers`.
  public func mean() throws(TensorError) -> Tensor {
    guard dtype.isDifferentiable else { throw .meanOfIntegers(dtype) }
    return try sum() / Double(elementCount)
  }

  /// The largest element, as a 0-d tensor.
  ///
  /// - Throws: `TensorError.emptyReduction` where there are no elements.
  public func max() throws(TensorError) -> Tensor {
    try extreme("max") { $0.real > $1.real }
  }

  /// The smallest element, as a 0-d tensor.
  ///
  /// - Throws: `TensorError.emptyReduction` where there are no elements.
  public func min() throws(TensorError) -> Tensor {
    try extreme("min") { $0.real < $1.real }
  }

  /// The magnitude of every element.
  public func abs() -> Tensor { mapped { $0.magnitude } }

  /// The elements mapped, in a tensor of the same shape and dtype.
  package func mapped(_ transform: (Double) -> Double) -> Tensor {
    guard storage.hasBytes else { return .zeros(shape, dtype: dtype, device: device) }
    return Tensor(
      numbers: numbers().map { .real(transform($0.real)) },
      shape: shape,
      dtype: dtype
    )
  }

  private func reduced(
    _ numbers: [Number],
    _ combine: (Double, Double) -> Double
  ) -> Tensor {
    if dtype.isComplex {
      let real = numbers.reduce(0) { combine($0, $1.real) }
      let imaginary = numbers.reduce(0) { combine($0, $1.imaginary) }
      return Tensor(numbers: [.complex(real, imaginary)], shape: [], dtype: dtype)
    }
    if dtype.isFloatingPoint {
      return Tensor(scalar: numbers.reduce(0) { combine($0, $1.real) }, dtype: dtype)
    }
    return Tensor(scalar: Int(numbers.reduce(0) { $0 &+ Int64($1) }))
  }

  private func extreme(
    _ name: String,
    _ isBetter: (Number, Number) -> Bool
  ) throws(TensorError) -> Tensor {
    let numbers = numbers()
    guard var best = numbers.first else { throw .emptyReduction(operation: name) }
    for number in numbers {
      if number.real.isNaN { best = number; break }
      if isBetter(number, best) { best = number }
    }
    return Tensor(numbers: [best], shape: [], dtype: dtype)
  }
}
