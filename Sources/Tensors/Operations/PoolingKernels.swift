/// A pooling whose windows are known.
protocol WindowedPooling: Kernel {
  var pooling: Pooling { get }
  /// The spatial sizes of the input.
  var input: [Int] { get }
  /// The spatial sizes of the output.
  var places: [Int] { get }
  /// What a window covers in a dimension.
  func span(_ dimension: Int, _ place: Int) -> Span
}

extension WindowedPooling {
  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    pool(inputs[0], output, input, spans, pooling)
  }

  /// What the windows cover, by dimension and place.
  var spans: [[Span]] {
    (0..<3).map { dimension in (0..<places[dimension]).map { span(dimension, $0) } }
  }
}

/// Windows to elements: (…, input) -> (…, places).
struct PoolKernel: WindowedPooling {
  let pooling: Pooling
  let window: Window
  let input: [Int]
  let places: [Int]

  func span(_ dimension: Int, _ place: Int) -> Span {
    let start = place * window.stride[dimension] - window.padding[dimension]
    let step = window.dilation[dimension]
    let skipped = start < 0 ? (-start + step - 1) / step : 0
    let end = Swift.min(start + window.reach(dimension), input[dimension])
    // What an average counts ends where the padding on the right does.
    let padded = Swift.min(
      start + window.kernel[dimension],
      input[dimension] + window.padding[dimension]
    )
    return Span(start: start + skipped * step, end: end, step: step, counted: padded - start)
  }
}

/// Parts to elements: (…, input) -> (…, places).
struct AdaptivePoolKernel: WindowedPooling {
  let pooling: Pooling
  let input: [Int]
  let places: [Int]

  func span(_ dimension: Int, _ place: Int) -> Span {
    let (size, parts) = (input[dimension], places[dimension])
    let start = place * size / parts
    let end = ((place + 1) * size + parts - 1) / parts
    return Span(start: start, end: end, step: 1, counted: end - start)
  }
}

/// The indices that a window covers in one dimension.
struct Span {
  let start: Int
  let end: Int
  let step: Int
  /// How many elements an average divides by, padding included.
  let counted: Int

  var indices: StrideTo<Int> { Swift.stride(from: start, to: end, by: step) }
}

/// Makes one element of every window of every plane.
private func pool<R: Real>(
  _ input: UnsafeBufferPointer<R>,
  _ output: UnsafeMutableBufferPointer<R>,
  _ size: [Int],
  _ spans: [[Span]],
  _ pooling: Pooling
) {
  let plane = size.reduce(1, *)
  var target = 0
  guard plane > 0 else { return }
  for start in stride(from: 0, to: input.count, by: plane) {
    for depth in spans[0] {
      for height in spans[1] {
        for width in spans[2] {
          output[target] = reduce(
            input,
            from: start,
            size,
            (depth, height, width),
            pooling
          )
          target += 1
        }
      }
    }
  }
}

/// One window's element.
private func reduce<R: Real>(
  _ input: UnsafeBufferPointer<R>,
  from start: Int,
  _ size: [Int],
  _ spans: (Span, Span, Span),
  _ pooling: Pooling
) -> R {
  var (sum, largest, count) = (R.zero, -R.infinity, 0)
  for z in spans.0.indices {
    for y in spans.1.indices {
      let row = start + (z * size[1] + y) * size[2]
      for x in spans.2.indices {
        let value = input[row + x]
        sum += value
        if value > largest || value.isNaN { largest = value }
        count += 1
      }
    }
  }
  switch pooling {
  case .max: return largest
  case .average(let countsPadding, let divisor):
    let counted = spans.0.counted * spans.1.counted * spans.2.counted
    return sum / R(divisor ?? (countsPadding ? counted : count))
  }
}
