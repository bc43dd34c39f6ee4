/// How several elements become one.
package enum Pooling: Sendable {
  case max
  /// The mean; `countsPadding` says whether zeros of the padding count.
  ///
  /// With a `divisor` the sum is divided by it, however many elements there are.
  case average(countsPadding: Bool, divisor: Int? = nil)
}

extension Tensor {
  /// Makes one element of all that a window covers.
  ///
  /// Mirrors `torch.nn.functional.max_pool2d`, `avg_pool2d` and their siblings:
  /// `(N, C, L…) -> (N, C, L'…)`; without a batch `(C, L…) -> (C, L'…)`.
  ///
  /// - Parameters:
  ///   - pooling: how several elements become one.
  ///   - window: how the window moves.
  ///   - spatialRank: how many of the last dimensions it moves over.
  ///   - roundsUp: whether a window may start within the input and end beyond it.
  /// - Returns: one element a place of the window.
  /// - Throws: `TensorError.layer` with what does not fit.
  package func pooled(
    _ pooling: Pooling,
    _ window: Window,
    spatialRank: Int,
    roundsUp: Bool = false
  ) throws(TensorError) -> Tensor {
    let operation = "\(pooling.name)_pool\(spatialRank)d"
    guard rank == spatialRank + 1 || rank == spatialRank + 2 else {
      throw .layer(.poolRank(operation: operation, shape: shape))
    }
    if case .average(_, 0?) = pooling { throw .layer(.poolDivisor) }
    try window.checkPool(operation, spatialRank)
    let input = Window.three(Array(shape.suffix(spatialRank)), 1)
    if case .average = pooling, spatialRank == 3,
      zip(input, window.kernel).contains(where: { $0 < $1 })
    {
      throw .layer(.poolImage(input: input, kernel: window.kernel))
    }
    let places = window.places(input, roundsUp: roundsUp)
    let channels = shape[rank - spatialRank - 1]
    guard places.allSatisfy({ $0 > 0 }) else {
      throw .layer(
        .poolTooSmall(
          operation: operation,
          input: [channels] + (spatialRank == 1 ? [1] : []) + input.suffix(spatialRank),
          output: [channels] + (spatialRank == 1 ? [1] : []) + places.suffix(spatialRank)
        )
      )
    }
    let kernel = PoolKernel(pooling: pooling, window: window, input: input, places: places)
    let outer = Array(shape.dropLast(spatialRank))
    return try Tensor.compute(kernel, [self], shape: outer + places.suffix(spatialRank))
      .recorded(pooling.derivative(spatialRank), (self, gradient(of: kernel)))
  }

  /// Divides the input evenly into parts and makes one element of each.
  ///
  /// Mirrors `torch.nn.functional.adaptive_avg_pool2d`, `adaptive_max_pool2d` and their siblings.
  ///
  /// - Parameters:
  ///   - pooling: how several elements become one.
  ///   - sizes: how many parts in every spatial dimension; `nil` keeps its size.
  /// - Returns: one element a part.
  /// - Throws: `TensorError.layer` where the number of dimensions does not fit.
  package func adaptivelyPooled(
    _ pooling: Pooling,
    to sizes: [Int?]
  ) throws(TensorError) -> Tensor {
    guard rank == sizes.count + 1 || rank == sizes.count + 2 else {
      let operation = "adaptive_\(pooling.name)_pool\(sizes.count)d"
      throw .layer(.poolRank(operation: operation, shape: shape))
    }
    let input = Array(shape.suffix(sizes.count))
    let output = zip(input, sizes).map { $1 ?? $0 }
    guard output.allSatisfy({ $0 >= 0 }) else {
      let operation = "adaptive_\(pooling.name)_pool\(sizes.count)d"
      throw .layer(.adaptiveSize(operation: operation, output))
    }
    let kernel = AdaptivePoolKernel(
      pooling: pooling,
      input: Window.three(input, 1),
      places: Window.three(output, 1)
    )
    return try Tensor.compute(kernel, [self], shape: Array(shape.dropLast(sizes.count)) + output)
      .recorded("Adaptive" + pooling.derivative(sizes.count), (self, gradient(of: kernel)))
  }
}

extension Pooling {
  fileprivate var name: String {
    switch self {
    case .max: "max"
    case .average: "avg"
    }
  }
}

extension Window {
  /// The places of a pooling window.
  fileprivate func places(_ input: [Int], roundsUp: Bool) -> [Int] {
    (0..<3).map { dimension in
      let step = stride[dimension]
      let room = input[dimension] + 2 * padding[dimension] - reach(dimension)
      guard room >= 0 else { return 0 }
      guard roundsUp else { return room / step + 1 }
      let places = (room + step - 1) / step + 1
      // The last window must start within the input or the padding on its left.
      return (places - 1) * step >= input[dimension] + padding[dimension] ? places - 1 : places
    }
  }
}
