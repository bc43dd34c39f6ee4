extension ConvolutionKernel {
  /// The derivatives with respect to input, weight and bias.
  func derivatives(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) -> [(Tensor, Node.Derivative)] {
    let back = TransposedConvolutionKernel(
      window: window,
      groups: groups,
      inner: outer,
      outer: inner,
      large: large,
      small: small
    )
    let taps = TapGradient(window, groups, inner: inner, outer: outer, large: large, small: small)
    let (input, factors) = (Saved(x), Saved(weight))
    let (inputShape, weightShape) = (x.shape, weight.shape)
    return [
      (
        x,
        { g throws(TensorError) in
          try .compute(back, [g, factors.unpack()], shape: inputShape)
        }
      ),
      (
        weight,
        { g throws(TensorError) in
          try .compute(taps, [input.unpack(), g], shape: weightShape)
        }
      ),
    ] + sumOfChannels(bias)
  }
}

extension TransposedConvolutionKernel {
  /// The derivatives with respect to input, weight and bias.
  func derivatives(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) -> [(Tensor, Node.Derivative)] {
    let back = ConvolutionKernel(
      window: window,
      groups: groups,
      inner: outer,
      outer: inner,
      large: large,
      small: small
    )
    let taps = TapGradient(window, groups, inner: outer, outer: inner, large: large, small: small)
    let (input, factors) = (Saved(x), Saved(weight))
    let (inputShape, weightShape) = (x.shape, weight.shape)
    return [
      (
        x,
        { g throws(TensorError) in
          try .compute(back, [g, factors.unpack()], shape: inputShape)
        }
      ),
      (
        weight,
        { g throws(TensorError) in
          try .compute(taps, [g, input.unpack()], shape: weightShape)
        }
      ),
    ] + sumOfChannels(bias)
  }
}

/// The derivative with respect to a bias, which was added to whole channels: (N, F, …) -> (F).
private func sumOfChannels(_ bias: Tensor?) -> [(Tensor, Node.Derivative)] {
  guard let bias else { return [] }
  return [
    (
      bias,
      { g throws(TensorError) in
        let rows = try g.transpose(0, 1)
        return try rows.reshape([rows.shape[0], -1]).sum(1)
      }
    )
  ]
}

/// The gradient of a convolution's weight: every tap sums what it has brought together.
///
/// (N, inner, large), (N, outer, small) -> (outer, inner / groups, kernel)
private struct TapGradient: Kernel {
  let window: Window
  let groups: Int
  let inner: Int
  let outer: Int
  let large: [Int]
  let small: [Int]

  init(
    _ window: Window,
    _ groups: Int,
    inner: Int,
    outer: Int,
    large: [Int],
    small: [Int]
  ) {
    self.window = window
    self.groups = groups
    self.inner = inner
    self.outer = outer
    self.large = large
    self.small = small
  }

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let (input, gradient) = (inputs[0], inputs[1])
    let (largeSize, smallSize) = (large.reduce(1, *), small.reduce(1, *))
    let (taps, inside, outside) = (window.kernel.reduce(1, *), inner / groups, outer / groups)
    guard largeSize > 0, smallSize > 0, inner > 0, outer > 0 else { return }
    for batch in 0..<gradient.count / (outer * smallSize) {
      for o in 0..<outer {
        let source = (batch * outer + o) * smallSize
        for i in 0..<inside {
          let origin = (batch * inner + o / outside * inside + i) * largeSize
          window.forEachRow(large: large, small: small) { row in
            var sum = R.zero
            for index in 0..<row.count {
              sum +=
                gradient[source + row.small + index]
                * input[origin + row.large + index * row.step]
            }
            output[(o * inside + i) * taps + row.tap] += sum
          }
        }
      }
    }
  }
}
