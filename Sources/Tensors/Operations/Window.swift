/// How a kernel moves over up to three spatial dimensions.
///
/// Fewer dimensions are given and kept as three, the first ones of size one, so that one loop does
/// for all.
package struct Window: Sendable {
  package let kernel: [Int]
  package let stride: [Int]
  package let padding: [Int]
  package let dilation: [Int]

  /// Describes a window; all arrays have one entry a spatial dimension.
  package init(kernel: [Int], stride: [Int], padding: [Int], dilation: [Int]) {
    self.kernel = Self.three(kernel, 1)
    self.stride = Self.three(stride, 1)
    self.padding = Self.three(padding, 0)
    self.dilation = Self.three(dilation, 1)
  }

  /// Sizes as three, the first ones being `filler`.
  static func three(_ sizes: [Int], _ filler: Int) -> [Int] {
    [Int](repeating: filler, count: 3 - sizes.count) + sizes
  }

  /// How far the kernel reaches in a dimension.
  func reach(_ dimension: Int) -> Int { dilation[dimension] * (kernel[dimension] - 1) + 1 }

  /// The places that the kernel takes over an input of three spatial sizes.
  func places(_ input: [Int]) -> [Int] {
    (0..<3).map { (input[$0] + 2 * padding[$0] - reach($0)) / stride[$0] + 1 }
  }

  /// The places `p` in a dimension for which `p * stride + k * dilation - padding` is within
  /// `0..<size`, where `k` is a tap of the kernel.
  @inline(__always)
  func valid(_ dimension: Int, tap: Int, size: Int, places: Int) -> Range<Int> {
    let offset = offset(dimension, tap: tap)
    let step = stride[dimension]
    let first = offset >= 0 ? 0 : (-offset + step - 1) / step
    let last = size - 1 - offset
    guard last >= 0 else { return 0..<0 }
    let end = Swift.min(last / step + 1, places)
    return first < end ? first..<end : 0..<0
  }

  /// Where a tap of the kernel is at place 0.
  @inline(__always)
  func offset(_ dimension: Int, tap: Int) -> Int {
    tap * dilation[dimension] - padding[dimension]
  }
}
