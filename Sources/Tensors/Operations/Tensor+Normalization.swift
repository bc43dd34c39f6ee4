extension Tensor {
  /// Every row with mean zero and variance one.
  ///
  /// The heart of layer, group and instance normalisation: `(…, size) -> (…, size)`, where a row is
  /// `size` elements that lie side by side. The variance is the biased one.
  ///
  /// - Parameters:
  ///   - size: the length of a row.
  ///   - epsilon: added to the variance.
  ///   - centered: whether the mean is taken off; RMS normalisation leaves it.
  /// - Returns: a tensor of the same shape.
  /// - Throws: `TensorError.unsupported` for integers.
  package func normalizedRows(
    of size: Int,
    epsilon: Double,
    centered: Bool = true
  ) throws(TensorError) -> Tensor {
    let kernel = NormalizedRows(size: size, epsilon: epsilon, centered: centered)
    let gradient = NormalizedRowsGradient(size: size, epsilon: epsilon, centered: centered)
    let (saved, shape) = (Saved(self), shape)
    return try Tensor.compute(kernel, [self], shape: shape)
      .recorded(
        "NativeBatchNormBackward0",
        (
          self,
          { g throws(TensorError) in
            try .compute(gradient, [saved.unpack(), g], shape: shape)
          }
        )
      )
  }
}

/// Rows to rows: (…, size) -> (…, size).
private struct NormalizedRows: Kernel {
  let size: Int
  let epsilon: Double
  let centered: Bool

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let input = inputs[0]
    guard size > 0 else { return }
    for start in stride(from: 0, to: input.count, by: size) {
      let range = start..<start + size
      var mean = 0.0
      if centered {
        for index in range { mean += Double(input[index]) }
        mean /= Double(size)
      }
      var variance = 0.0
      for index in range {
        let distance = Double(input[index]) - mean
        variance += distance * distance
      }
      let scale = 1 / (variance / Double(size) + epsilon).squareRoot()
      for index in range { output[index] = R((Double(input[index]) - mean) * scale) }
    }
  }
}
