/// The generator that initialises parameters.
///
/// Mirrors PyTorch's default CPU generator. Used by one thread at a time, as tensors are.
enum Generator {
  nonisolated(unsafe) static var shared = MersenneTwister(seed: 67_280_421_310_721)
  /// Normal numbers come in pairs; this is the second one, which waits to be asked for.
  nonisolated(unsafe) static var nextNormal: Double?

  /// A number from 0 up to but not including 1, as float32 has it.
  static func fraction() -> Float { Float(shared.random() & 0xff_ffff) * 0x1p-24 }

  /// A number from 0 up to but not including 1, as float64 has it.
  static func wideFraction() -> Double {
    Double(shared.random64() & 0x1f_ffff_ffff_ffff) * 0x1p-53
  }
}

/// Runs `body` and goes on as if it had drawn no random numbers.
package func preservingRandomNumbers(_ body: () -> Void) {
  let (generator, next) = (Generator.shared, Generator.nextNormal)
  body()
  (Generator.shared, Generator.nextNormal) = (generator, next)
}

/// Seeds the random numbers, so that the same program gets the same weights.
///
/// Mirrors `torch.manual_seed`: the same seed gives the same initial weights as in PyTorch.
public func manualSeed(_ seed: Int) {
  Generator.shared = MersenneTwister(seed: UInt64(bitPattern: Int64(seed)))
  Generator.nextNormal = nil
}

extension Tensor {
  /// Fills a tensor with numbers that are evenly distributed from `low` to `high`.
  ///
  /// Mirrors `Tensor.uniform_` for float32; other dtypes get the same numbers, rounded.
  public func fillUniform(from low: Double, to high: Double) {
    drawUniform(from: low, to: high)
    countChange()
  }

  /// Writes evenly distributed numbers into a tensor that nobody has seen yet.
  func drawUniform(from low: Double, to high: Double) {
    guard storage.hasBytes else { return }
    let (from, span) = (Float(low), Float(high) - Float(low))
    let numbers = (0..<elementCount).map { _ in
      Number.real(Double(Generator.fraction() * span + from))
    }
    assign(from: Tensor(numbers: numbers, shape: shape, dtype: dtype))
  }
}
