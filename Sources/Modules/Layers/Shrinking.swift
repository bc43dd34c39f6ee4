public import Tensors

/// What is near zero becomes zero.
///
/// Mirrors `torch.nn.Hardshrink`: any shape to the same shape.
public final class Hardshrink: Module {
  private let bound: Double

  /// Makes a layer; PyTorch calls the bound `lambd`.
  public init(_ bound: Double = 0.5) {
    self.bound = bound
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let bound = bound
    return try x.map("HardshrinkBackward0", { $0 >= -bound && $0 <= bound ? 0 : $0 }) {
      $0 >= -bound && $0 <= bound ? 0 : 1
    }
  }

  public override var className: String { "Hardshrink" }

  public override var extraDescription: String { "\(bound)" }
}

/// What is near zero becomes zero, and everything else comes nearer by as much.
///
/// Mirrors `torch.nn.Softshrink`: any shape to the same shape.
public final class Softshrink: Module {
  private let bound: Double

  /// Makes a layer; PyTorch calls the bound `lambd`.
  public init(_ bound: Double = 0.5) {
    self.bound = bound
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let bound = bound
    return try x.map(
      "SoftshrinkBackward0",
      { $0 > bound ? $0 - bound : $0 < -bound ? $0 + bound : $0 * 0 },
      slope: { $0 >= -bound && $0 <= bound ? 0 : 1 }
    )
  }

  public override var className: String { "Softshrink" }

  public override var extraDescription: String { "\(bound)" }
}

/// What is not above a threshold becomes one value.
///
/// Mirrors `torch.nn.Threshold`: any shape to the same shape.
public final class Threshold: InplaceActivation {
  private let threshold: Double
  private let value: Double

  /// Makes a layer.
  public init(_ threshold: Double, _ value: Double, inplace: Bool = false) {
    self.threshold = threshold
    self.value = value
    super.init(inplace: inplace)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let (threshold, value) = (threshold, value)
    return try x.map("ThresholdBackward0", { $0 <= threshold ? value : $0 }) {
      $0 <= threshold ? 0 : 1
    }
  }

  public override var className: String { "Threshold" }

  public override var extraDescription: String {
    "threshold=\(threshold), value=\(value)" + inplaceSuffix
  }
}
