extension Tensor {
  /// The sum of all elements, as a 0-d tensor; integers give int64.
  public func sum() throws(TensorError) -> Tensor {
    try reduced(shape.indices.map { $0 }, keepDimensions: false, divisor: 1)
      .recorded("SumBackward0", (self, spread()))
  }

  /// The sums along some dimensions, which disappear unless they are kept with size 1.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  public func sum(
    _ dimensions: Int...,
    keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let dimensions = try wrapAll(dimensions)
    return try reduced(dimensions, keepDimensions: keepDimensions, divisor: 1)
      .recorded("SumBackward1", (self, spread(dimensions)))
  }

  /// The mean of all elements, as a 0-d tensor.
  ///
  /// - Throws: `TensorError.meanOfIntegers`.
  public func mean() throws(TensorError) -> Tensor {
    guard dtype.isDifferentiable else { throw .meanOfIntegers(dtype) }
    let count = Double(elementCount)
    return try reduced(shape.indices.map { $0 }, keepDimensions: false, divisor: count)
      .recorded("MeanBackward0", (self, spread(divisor: count)))
  }

  /// The means along some dimensions, which disappear unless they are kept with size 1.
  ///
  /// - Throws: `TensorError.meanOfIntegers` and `.dimensionOutOfRange`.
  public func mean(
    _ dimensions: Int...,
    keepDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    guard dtype.isDifferentiable else { throw .meanOfIntegers(dtype) }
    let dimensions = try wrapAll(dimensions)
    let count = Double(dimensions.reduce(1) { $0 * shape[$1] })
    return try reduced(dimensions, keepDimensions: keepDimensions, divisor: count)
      .recorded("MeanBackward1", (self, spread(dimensions, divisor: count)))
  }

  /// The sums where this tensor was broadcast from a smaller shape; itself where it was not.
  func summed(to target: [Int]) throws(TensorError) -> Tensor {
    if shape == target { return self }
    let new = rank - target.count
    let dimensions = shape.indices.filter { $0 < new || target[$0 - new] != shape[$0] }
    return try reduced(dimensions, keepDimensions: true, divisor: 1).reshape(target)
  }

  private func wrapAll(_ dimensions: [Int]) throws(TensorError) -> [Int] {
    var result: [Int] = []
    for dimension in dimensions { result.append(try wrap(dimension)) }
    return rank == 0 ? [] : result.sorted()
  }

  /// The derivative of a sum: the same gradient for every summand.
  private func spread(_ dimensions: [Int]? = nil, divisor: Double = 1) -> Node.Derivative {
    var kept = shape
    for dimension in dimensions ?? shape.indices.map({ $0 }) { kept[dimension] = 1 }
    let (whole, narrow) = (shape, kept)
    return { gradient throws(TensorError) in
      let share = divisor == 1 ? gradient : try gradient / divisor
      return try share.reshape(narrow).expand(whole)
    }
  }

  /// Sums along dimensions: (kept…, summed…) -> (kept…).
  private func reduced(_ dimensions: [Int], keepDimensions: Bool, divisor: Double)
    throws(TensorError) -> Tensor
  {
    let kept = shape.indices.filter { !dimensions.contains($0) }
    let order = kept + dimensions
    let target =
      keepDimensions
      ? shape.indices.map { dimensions.contains($0) ? 1 : shape[$0] } : kept.map { shape[$0] }
    let dtype = dtype.isDifferentiable ? dtype : .int64
    guard storage.hasBytes else { return try .zeros(target, dtype: dtype, device: device) }
    let work = dtype.computing
    let rows = try view(
      shape: order.map { shape[$0] },
      stride: order.map { stride[$0] },
      offset: storageOffset
    )
    .to(work).contiguous()
    let result = try Tensor(uninitialized: target, dtype: work, device: device)
    let size = dimensions.reduce(1) { $0 * shape[$1] }
    switch work {
    case .float64: sums(rows, size, Double.self, into: result, divisor)
    case .float32: sums(rows, size, Float.self, into: result, divisor)
    case .int64: sums(rows, size, into: result)
    default: complexSums(rows, size, into: result, divisor)
    }
    return try result.to(dtype)
  }
}

/// Sums rows in double precision, in order.
private func sums<R: Real>(
  _ rows: Tensor,
  _ size: Int,
  _ type: R.Type,
  into result: Tensor,
  _ divisor: Double
) {
  let (source, target) = (rows.baseAddress, result.baseAddress)
  let step = MemoryLayout<R>.stride
  for row in 0..<result.elementCount {
    var sum = 0.0
    for index in row * size..<(row + 1) * size {
      sum += Double(source.loadUnaligned(fromByteOffset: index * step, as: R.self))
    }
    target.storeBytes(of: R(sum / divisor), toByteOffset: row * step, as: R.self)
  }
}

/// Sums rows of integers, which wrap around.
private func sums(_ rows: Tensor, _ size: Int, into result: Tensor) {
  let (source, target) = (rows.baseAddress, result.baseAddress)
  for row in 0..<result.elementCount {
    var sum: Int64 = 0
    for index in row * size..<(row + 1) * size {
      sum &+= source.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)
    }
    target.storeBytes(of: sum, toByteOffset: row * 8, as: Int64.self)
  }
}

/// Sums rows of complex numbers, whose parts are sums of their own.
private func complexSums(_ rows: Tensor, _ size: Int, into result: Tensor, _ divisor: Double) {
  let (source, target) = (rows.baseAddress, result.baseAddress)
  for row in 0..<result.elementCount {
    for part in 0..<2 {
      var sum = 0.0
      for index in row * size..<(row + 1) * size {
        sum += source.loadUnaligned(fromByteOffset: index * 16 + part * 8, as: Double.self)
      }
      target.storeBytes(of: sum / divisor, toByteOffset: row * 16 + part * 8, as: Double.self)
    }
  }
}
