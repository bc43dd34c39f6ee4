extension Tensor {
  /// The largest element, as a 0-d tensor.
  ///
  /// - Throws: `TensorError.emptyReduction` where there are no elements, `.unsupported` where they are
  ///   complex.
  public func max() throws(TensorError) -> Tensor {
    let extreme = try extreme("max") { $0.real > $1.real }
    return extreme.recorded("MaxBackward1", (self, shared(with: extreme, of: "MaxBackward1")))
  }

  /// The smallest element, as a 0-d tensor.
  ///
  /// - Throws: `TensorError.emptyReduction` where there are no elements, `.unsupported` where they are
  ///   complex.
  public func min() throws(TensorError) -> Tensor {
    let extreme = try extreme("min") { $0.real < $1.real }
    return extreme.recorded("MinBackward1", (self, shared(with: extreme, of: "MinBackward1")))
  }

  private func extreme(
    _ name: String,
    _ isBetter: (Number, Number) -> Bool
  ) throws(TensorError) -> Tensor {
    guard storage.hasBytes else { return try .zeros([], dtype: dtype, device: device) }
    if dtype.isComplex { throw .unsupported(operation: "\(name)_all", dtype: dtype) }
    let numbers = numbers()
    guard var best = numbers.first else { throw .emptyReduction(operation: name) }
    for number in numbers {
      if number.real.isNaN { best = number; break }
      if isBetter(number, best) { best = number }
    }
    return try Tensor(numbers: [best], shape: [], dtype: dtype, device: device)
  }

  /// The derivative of an extreme: the gradient, shared evenly by all elements that equal it.
  private func shared(with extreme: Tensor, of operation: String) -> Node.Derivative {
    let (elements, value) = (Saved(self), Saved(extreme, of: operation))
    return { gradient throws(TensorError) in
      let elements = try elements.unpack()
      let best = try value.unpack().numbers()[0].real
      let mask = try elements.mapped { $0 == best ? 1 : 0 }
      return try gradient * mask / mask.sum()
    }
  }
}

extension Tensor {
  /// The magnitude of every element.
  public func abs() throws(TensorError) -> Tensor {
    let saved = Saved(self)
    return try mapped { $0.magnitude }.recorded(
      "AbsBackward0",
      (
        self,
        { gradient throws(TensorError) in
          try gradient * saved.unpack().mapped { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
        }
      )
    )
  }

  /// The elements mapped, in a tensor of the same shape and dtype.
  package func mapped(_ transform: (Double) -> Double) throws(TensorError) -> Tensor {
    let result = try Tensor(
      uninitialized: shape,
      stride: preservedStride,
      dtype: dtype,
      device: device
    )
    guard storage.hasBytes else { return result }
    switch dtype {
    case .float32 where isDense: map(Float.self, into: result, transform)
    case .float64 where isDense: map(Double.self, into: result, transform)
    default:
      let numbers = numbers().map { Number.real(transform($0.real)) }
      result.assign(from: Tensor(numbers: numbers, shape: shape, dtype: dtype))
    }
    return result
  }

  /// Maps element by element, in whatever order they lie.
  private func map<R: Real>(
    _ type: R.Type,
    into result: Tensor,
    _ transform: (Double) -> Double
  ) {
    let (source, target) = (baseAddress, result.baseAddress)
    for offset in Swift.stride(from: 0, to: elementCount * dtype.itemSize, by: dtype.itemSize) {
      let element = source.loadUnaligned(fromByteOffset: offset, as: R.self)
      target.storeBytes(of: R(transform(Double(element))), toByteOffset: offset, as: R.self)
    }
  }
}
