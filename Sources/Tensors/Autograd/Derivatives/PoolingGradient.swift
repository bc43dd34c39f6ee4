extension Tensor {
  /// The derivative of pooling this tensor.
  func gradient(of kernel: some WindowedPooling) -> Node.Derivative {
    let gradient = PoolingGradient(pooling: kernel.pooling, size: kernel.input, spans: kernel.spans)
    let (saved, shape) = (Saved(self), shape)
    return { g throws(TensorError) in try .compute(gradient, [saved.unpack(), g], shape: shape) }
  }
}

extension Pooling {
  /// What PyTorch calls the derivative.
  func derivative(_ spatialRank: Int) -> String {
    switch self {
    case .max: "MaxPool\(spatialRank)DWithIndicesBackward0"
    case .average: "AvgPool\(spatialRank)DBackward0"
    }
  }
}

/// Hands every window's gradient to the elements it was made of.
///
/// (…, input), (…, places) -> (…, input)
private struct PoolingGradient: Kernel {
  let pooling: Pooling
  let size: [Int]
  let spans: [[Span]]

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let (input, gradient) = (inputs[0], inputs[1])
    let plane = size.reduce(1, *)
    var source = 0
    guard plane > 0 else { return }
    for start in stride(from: 0, to: input.count, by: plane) {
      for depth in spans[0] {
        for height in spans[1] {
          for width in spans[2] {
            let places = indices(start, depth, height, width)
            hand(gradient[source], to: places, (depth, height, width), input, output)
            source += 1
          }
        }
      }
    }
  }

  /// The elements that a window covers.
  private func indices(_ start: Int, _ depth: Span, _ height: Span, _ width: Span) -> [Int] {
    var result: [Int] = []
    for z in depth.indices {
      for y in height.indices {
        for x in width.indices { result.append(start + (z * size[1] + y) * size[2] + x) }
      }
    }
    return result
  }

  private func hand<R: Real>(
    _ gradient: R,
    to places: [Int],
    _ spans: (Span, Span, Span),
    _ input: UnsafeBufferPointer<R>,
    _ output: UnsafeMutableBufferPointer<R>
  ) {
    switch pooling {
    case .max:
      guard var best = places.first else { return }
      for place in places where input[place] > input[best] || input[place].isNaN { best = place }
      output[best] += gradient
    case .average(let countsPadding, let divisor):
      let counted = spans.0.counted * spans.1.counted * spans.2.counted
      let share = gradient / R(divisor ?? (countsPadding ? counted : places.count))
      for place in places { output[place] += share }
    }
  }
}
