public import Tensors

/// A function of every element: any shape to the same shape.
///
/// The common part of the activations that PyTorch can apply in place.
public class InplaceActivation: Module {
  private let inplace: Bool

  /// Makes a layer.
  ///
  /// - Parameter inplace: shown in the description; the input is left alone in any case.
  public init(inplace: Bool = false) {
    self.inplace = inplace
    super.init()
  }

  public override var extraDescription: String { inplace ? "inplace=True" : "" }

  /// What stands behind the other values of a description.
  var inplaceSuffix: String { inplace ? ", inplace=True" : "" }
}

/// What is negative becomes zero.
///
/// Mirrors `torch.nn.ReLU`: any shape to the same shape.
public final class ReLU: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.relu()
  }

  public override var className: String { "ReLU" }
}

/// Cut off below 0 and above 6.
///
/// Mirrors `torch.nn.ReLU6`: any shape to the same shape.
public final class ReLU6: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.clamp(min: 0, max: 6)
  }

  public override var className: String { "ReLU6" }
}

/// `ELU` with constants that keep mean and variance.
///
/// Mirrors `torch.nn.SELU`: any shape to the same shape.
public final class SELU: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.elu(alpha: 1.6732632423543772, scale: 1.0507009873554805)
  }

  public override var className: String { "SELU" }
}

/// `x` times its sigmoid.
///
/// Mirrors `torch.nn.SiLU`: any shape to the same shape.
public final class SiLU: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.silu()
  }

  public override var className: String { "SiLU" }
}

/// `x` times the hyperbolic tangent of its softplus.
///
/// Mirrors `torch.nn.Mish`: any shape to the same shape.
public final class Mish: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.mish()
  }

  public override var className: String { "Mish" }
}

/// `x` times a straight line from 0 at -3 to 1 at 3.
///
/// Mirrors `torch.nn.Hardswish`: any shape to the same shape.
public final class Hardswish: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.map("HardswishBackward0", { $0 * min(max($0 + 3, 0), 6) / 6 }) {
      $0 <= -3 ? 0 : $0 < 3 ? $0 / 3 + 0.5 : 1
    }
  }

  public override var className: String { "Hardswish" }

  public override var extraDescription: String { "" }
}

/// A straight line from 0 at -3 to 1 at 3.
///
/// Mirrors `torch.nn.Hardsigmoid`: any shape to the same shape.
public final class Hardsigmoid: InplaceActivation {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.map("HardsigmoidBackward0", { min(max($0 + 3, 0), 6) / 6 }) {
      $0 > -3 && $0 < 3 ? 1 / 6 : 0
    }
  }

  public override var className: String { "Hardsigmoid" }

  public override var extraDescription: String { "" }
}

/// What is negative is multiplied by a slope.
///
/// Mirrors `torch.nn.LeakyReLU`: any shape to the same shape.
public final class LeakyReLU: InplaceActivation {
  private let slope: Double

  /// Makes a layer.
  public init(_ negativeSlope: Double = 0.01, inplace: Bool = false) {
    slope = negativeSlope
    super.init(inplace: inplace)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.leakyReLU(slope: slope)
  }

  public override var className: String { "LeakyReLU" }

  public override var extraDescription: String { "negative_slope=\(slope)" + inplaceSuffix }
}

/// What is negative becomes `alpha * (exp(x) - 1)`.
///
/// Mirrors `torch.nn.ELU`: any shape to the same shape.
public final class ELU: InplaceActivation {
  private let alpha: Double

  /// Makes a layer.
  public init(alpha: Double = 1, inplace: Bool = false) {
    self.alpha = alpha
    super.init(inplace: inplace)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.elu(alpha: alpha)
  }

  public override var className: String { "ELU" }

  public override var extraDescription: String { "alpha=\(alpha)" + inplaceSuffix }
}

/// Cut off below and above.
///
/// Mirrors `torch.nn.Hardtanh`: any shape to the same shape.
public final class Hardtanh: InplaceActivation {
  private let low: Double
  private let high: Double

  /// Makes a layer.
  public init(min low: Double = -1, max high: Double = 1, inplace: Bool = false) {
    self.low = low
    self.high = high
    super.init(inplace: inplace)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.clamp(min: low, max: high)
  }

  public override var className: String { "Hardtanh" }

  public override var extraDescription: String {
    "min_val=\(low), max_val=\(high)" + inplaceSuffix
  }
}
