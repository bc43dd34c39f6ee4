/// The loops of a convolution: every tap of the kernel adds a shifted, scaled copy of the input.
///
/// (N, inner, large), (outer, inner / groups, kernel) -> (N, outer, small)
struct ConvolutionKernel: Kernel {
  let window: Window
  let groups: Int
  /// The channels of the input.
  let inner: Int
  /// The channels of the output.
  let outer: Int
  /// The spatial sizes of what the kernel slides over.
  let large: [Int]
  /// The places that the kernel takes.
  let small: [Int]

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let (input, weight) = (inputs[0], inputs[1])
    let (largeSize, smallSize) = (large.reduce(1, *), small.reduce(1, *))
    let (taps, inside, outside) = (window.kernel.reduce(1, *), inner / groups, outer / groups)
    guard largeSize > 0, smallSize > 0, inner > 0, outer > 0 else { return }
    for batch in 0..<output.count / (outer * smallSize) {
      for o in 0..<outer {
        let target = (batch * outer + o) * smallSize
        for i in 0..<inside {
          let source = (batch * inner + o / outside * inside + i) * largeSize
          window.forEachRow(large: large, small: small) { row in
            let factor = weight[(o * inside + i) * taps + row.tap]
            for index in 0..<row.count {
              output[target + row.small + index] +=
                factor * input[source + row.large + index * row.step]
            }
          }
        }
      }
    }
  }
}

/// The loops of a transposed convolution: large and small change their roles.
///
/// (N, inner, small), (inner, outer / groups, kernel) -> (N, outer, large)
struct TransposedConvolutionKernel: Kernel {
  let window: Window
  let groups: Int
  let inner: Int
  let outer: Int
  let large: [Int]
  let small: [Int]

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let (input, weight) = (inputs[0], inputs[1])
    let (largeSize, smallSize) = (large.reduce(1, *), small.reduce(1, *))
    let (taps, inside, outside) = (window.kernel.reduce(1, *), inner / groups, outer / groups)
    guard largeSize > 0, smallSize > 0, inner > 0, outer > 0 else { return }
    for batch in 0..<output.count / (outer * largeSize) {
      for i in 0..<inner {
        let source = (batch * inner + i) * smallSize
        for o in 0..<outside {
          let target = (batch * outer + i / inside * outside + o) * largeSize
          window.forEachRow(large: large, small: small) { row in
            let factor = weight[(i * outside + o) * taps + row.tap]
            for index in 0..<row.count {
              output[target + row.large + index * row.step] +=
                factor * input[source + row.small + index]
            }
          }
        }
      }
    }
  }
}

extension Window {
  /// Elements of the large side that one tap of the kernel brings together with the small side's.
  struct Row {
    /// Which tap, in row-major order.
    var tap: Int
    /// Where the row starts on the large side.
    var large: Int
    /// From one element of the large side to the next.
    var step: Int
    /// Where the row starts on the small side, whose elements lie side by side.
    var small: Int
    /// How many elements the row has.
    var count: Int
  }

  /// Calls `body` for every row of every tap; what lies in the padding is left out.
  @inline(__always)
  func forEachRow(large: [Int], small: [Int], _ body: (Row) -> Void) {
    var tap = -1
    for depth in 0..<kernel[0] {
      let planes = valid(0, tap: depth, size: large[0], places: small[0])
      for height in 0..<kernel[1] {
        let lines = valid(1, tap: height, size: large[1], places: small[1])
        for width in 0..<kernel[2] {
          tap += 1
          let columns = valid(2, tap: width, size: large[2], places: small[2])
          guard !columns.isEmpty else { continue }
          let column = columns.lowerBound * stride[2] + offset(2, tap: width)
          for plane in planes {
            let z = plane * stride[0] + offset(0, tap: depth)
            for line in lines {
              let y = line * stride[1] + offset(1, tap: height)
              body(
                Row(
                  tap: tap,
                  large: (z * large[1] + y) * large[2] + column,
                  step: stride[2],
                  small: (plane * small[1] + line) * small[2] + columns.lowerBound,
                  count: columns.count
                )
              )
            }
          }
        }
      }
    }
  }
}
