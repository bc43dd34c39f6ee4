/// The generator that initialises parameters.
///
/// Mirrors PyTorch's default CPU generator. Used by one thread at a time, as tensors are.
enum Generator {
  nonisolated(unsafe) static var shared = MersenneTwister(seed: 67_280_421_310_721)
}

/// Seeds the random numbers, so that the same program gets the same weights.
///
/// Mirrors `torch.manual_seed`: the same seed gives the same initial weights as in PyTorch.
public func manualSeed(_ seed: Int) {
  Generator.shared = MersenneTwister(seed: UInt64(bitPattern: Int64(seed)))
}

extension Tensor {
  /// Fills a tensor with numbers that are evenly distributed from `low` to `high`.
  ///
  /// Mirrors `Tensor.uniform_` for float32; other dtypes get the same numbers, rounded.
  public func fillUniform(from low: Double, to high: Double) {
    guard storage.hasBytes else { return }
    let (from, span) = (Float(low), Float(high) - Float(low))
    let numbers = (0..<elementCount).map { _ in
      let fraction = Float(Generator.shared.random() & 0xff_ffff) * 0x1p-24
      return Number.real(Double(fraction * span + from))
    }
    assign(from: Tensor(numbers: numbers, shape: shape, dtype: dtype))
  }
}
