extension Tensor {
  /// Fills a tensor with numbers of a normal distribution.
  ///
  /// Mirrors `Tensor.normal_` for float32: the same seed gives PyTorch's numbers, up to the last
  /// bits of its logarithms and cosines. Other dtypes get the same numbers, rounded.
  public func fillNormal(mean: Double = 0, deviation: Double = 1) {
    drawNormal(mean: mean, deviation: deviation)
    countChange()
  }

  /// Writes normally distributed numbers into a tensor that nobody has seen yet.
  private func drawNormal(mean: Double = 0, deviation: Double = 1) {
    guard storage.hasBytes else { return }
    #if hasFeature(Embedded)
      // A page fills its models by a rule: what they start with nobody sees, and the tables of
      // logarithms and cosines are large.
      return
    #else
      let values = elementCount < 16 ? Self.few(elementCount) : Self.many(elementCount)
      let numbers = values.map { Number.real($0 * deviation + mean) }
      assign(from: Tensor(numbers: numbers, shape: shape, dtype: dtype))
    #endif
  }

  /// A tensor of numbers of the standard normal distribution.
  ///
  /// Mirrors `torch.randn`.
  public static func randn(_ shape: [Int]) -> Tensor {
    let result = zeros(shape)
    result.drawNormal()
    return result
  }

  /// A tensor of numbers evenly distributed from 0 to 1.
  ///
  /// Mirrors `torch.rand`.
  public static func rand(_ shape: [Int]) -> Tensor {
    let result = zeros(shape)
    result.drawUniform(from: 0, to: 1)
    return result
  }

  /// Numbers made one pair at a time, in double precision.
  private static func few(_ count: Int) -> [Double] {
    (0..<count).map { _ in
      if let next = Generator.nextNormal {
        Generator.nextNormal = nil
        return next
      }
      let (angle, distance) = (Generator.wideFraction(), Generator.wideFraction())
      let radius = (-2 * Functions.log1p(-distance)).squareRoot()
      Generator.nextNormal = radius * _sin(2 * .pi * angle)
      return radius * _cos(2 * .pi * angle)
    }
  }

  /// Numbers made sixteen at a time; a rest of fewer takes the last sixteen once more.
  private static func many(_ count: Int) -> [Double] {
    var values = (0..<count).map { _ in Generator.fraction() }
    for start in Swift.stride(from: 0, through: count - 16, by: 16) {
      transform(&values, from: start)
    }
    if count % 16 != 0 {
      for index in count - 16..<count { values[index] = Generator.fraction() }
      transform(&values, from: count - 16)
    }
    return values.map { Double($0) }
  }

  /// Makes sixteen evenly distributed numbers normal ones (Box and Muller).
  private static func transform(_ values: inout [Float], from start: Int) {
    for index in start..<start + 8 {
      let radius = (-2 * _log(1 - values[index])).squareRoot()
      let angle = 2 * Float.pi * values[index + 8]
      values[index] = radius * _cos(angle)
      values[index + 8] = radius * _sin(angle)
    }
  }
}
