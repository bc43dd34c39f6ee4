public import Tensors

/// One half times the sigmoid of the other.
///
/// Mirrors `torch.nn.GLU`: `(…, 2n, …) -> (…, n, …)`.
public final class GLU: Module {
  private let dimension: Int

  /// Makes a layer that halves a dimension.
  public init(_ dimension: Int = -1) {
    self.dimension = dimension
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.rank > 0 else { throw .layer(.halvedScalar) }
    let dimension = try x.wrap(dimension)
    guard x.shape[dimension] % 2 == 0 else {
      throw .layer(.halvedSize(dimension: dimension, size: x.shape[dimension]))
    }
    let halves = try x.chunks(2, dimension)
    return try halves[0] * halves[1].sigmoid()
  }

  public override var className: String { "GLU" }

  public override var extraDescription: String { "dim=\(dimension)" }
}

/// What is negative becomes `alpha * (exp(x / alpha) - 1)`.
///
/// Mirrors `torch.nn.CELU`: any shape to the same shape.
public final class CELU: InplaceActivation {
  private let alpha: Double

  /// Makes a layer.
  public init(alpha: Double = 1, inplace: Bool = false) {
    self.alpha = alpha
    super.init(inplace: inplace)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard alpha != 0 else { throw .layer(.zeroAlpha) }
    let alpha = alpha
    return try x.map("CeluBackward0", { $0 < 0 ? alpha * Functions.expm1($0 / alpha) : $0 }) {
      $0 < 0 ? Functions.exp($0 / alpha) : 1
    }
  }

  public override var className: String { "CELU" }

  public override var extraDescription: String { "alpha=\(alpha)" + inplaceSuffix }
}

/// What is negative is multiplied by a slope: while training by chance, otherwise a fixed one.
///
/// Mirrors `torch.nn.RReLU`: any shape to the same shape. The slopes of training follow `manualSeed`,
/// but are not PyTorch's.
public final class RReLU: InplaceActivation {
  private let lower: Double
  private let upper: Double

  /// Makes a layer with slopes between two bounds.
  public init(lower: Double = 1 / 8, upper: Double = 1 / 3, inplace: Bool = false) {
    self.lower = lower
    self.upper = upper
    super.init(inplace: inplace)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard lower <= upper else { throw .layer(.slopeBounds) }
    guard isTraining, x.device != .meta else { return try x.leakyReLU(slope: (lower + upper) / 2) }
    let slopes = try Tensor.zeros(x.shape, device: x.device)
    slopes.fillUniform(from: lower, to: upper)
    let negative = try x.map("RreluBackward0", { $0 < 0 ? $0 : 0 }, slope: { $0 < 0 ? 1 : 0 })
    return try x.relu() + negative * slopes.to(x.dtype)
  }

  public override var className: String { "RReLU" }

  public override var extraDescription: String { "lower=\(lower), upper=\(upper)" + inplaceSuffix }
}
