extension Tensor {
  /// Shares of one along a dimension: `exp(x)` by the sum of all `exp(x)` there.
  ///
  /// Mirrors `torch.softmax`: any shape to the same shape.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  public func softmax(_ dimension: Int) throws(TensorError) -> Tensor {
    try shares(dimension, isSafe: false)
  }

  /// `softmax`, but where all elements are minus infinity their shares are 0 and not NaN.
  ///
  /// Mirrors `torch._safe_softmax`: any shape to the same shape.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  package func safeSoftmax(_ dimension: Int) throws(TensorError) -> Tensor {
    try shares(dimension, isSafe: true)
  }

  private func shares(_ dimension: Int, isSafe: Bool) throws(TensorError) -> Tensor {
    let result = try detach().alongLast(
      dimension,
      SoftmaxKernel(isLogarithm: false, isSafe: isSafe)
    )
    let saved = Saved(result, of: "SoftmaxBackward0")
    return result.recorded(
      "SoftmaxBackward0",
      (
        self,
        { g throws(TensorError) in
          let shares = try saved.unpack()
          return try shares * (g - (g * shares).sum(dimension, keepDimensions: true))
        }
      )
    )
  }

  /// The logarithm of `softmax`, computed in one go.
  ///
  /// Mirrors `torch.log_softmax`: any shape to the same shape.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  public func logSoftmax(_ dimension: Int) throws(TensorError) -> Tensor {
    let result = try detach().alongLast(dimension, SoftmaxKernel(isLogarithm: true, isSafe: false))
    let saved = Saved(result, of: "LogSoftmaxBackward0")
    return result.recorded(
      "LogSoftmaxBackward0",
      (
        self,
        { g throws(TensorError) in
          try g - saved.unpack().exp() * g.sum(dimension, keepDimensions: true)
        }
      )
    )
  }

  /// Applies a kernel to rows along a dimension: the kernel sees `(rows, size)`.
  private func alongLast(_ dimension: Int, _ kernel: SoftmaxKernel) throws(TensorError) -> Tensor {
    let dimension = try wrap(dimension)
    if rank == 0 { return try unsqueeze(0).alongLast(0, kernel).view([]) }
    guard elementCount > 0 else { return try clone() }
    var kernel = kernel
    kernel.size = shape[dimension]
    let rows = try transpose(dimension, -1)
    return try Tensor.compute(kernel, [rows], shape: rows.shape).transpose(dimension, -1)
      .contiguous()
  }
}

/// Rows to rows: (…, size) -> (…, size).
private struct SoftmaxKernel: Kernel {
  let isLogarithm: Bool
  let isSafe: Bool
  var size = 1

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let input = inputs[0]
    for start in stride(from: 0, to: input.count, by: size) {
      var largest = input[start]
      for index in start..<start + size { largest = Swift.max(largest, input[index]) }
      if isSafe, largest == -R.infinity {
        for index in start..<start + size { output[index] = 0 }
        continue
      }
      var sum = 0.0
      for index in start..<start + size {
        let power = Functions.exp(Double(input[index] - largest))
        sum += power
        output[index] = R(power)
      }
      if isLogarithm {
        let shift = Double(largest) + Functions.log(sum)
        for index in start..<start + size { output[index] = R(Double(input[index]) - shift) }
      } else {
        for index in start..<start + size { output[index] = R(Double(output[index]) / sum) }
      }
    }
  }
}
