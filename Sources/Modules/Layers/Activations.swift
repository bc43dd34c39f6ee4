public import Tensors

/// One by `1 + exp(-x)`.
///
/// Mirrors `torch.nn.Sigmoid`: any shape to the same shape.
public final class Sigmoid: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.sigmoid()
  }

  public override var className: String { "Sigmoid" }
}

/// The hyperbolic tangent.
///
/// Mirrors `torch.nn.Tanh`: any shape to the same shape.
public final class Tanh: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.tanh()
  }

  public override var className: String { "Tanh" }
}

/// The logarithm of the sigmoid.
///
/// Mirrors `torch.nn.LogSigmoid`: any shape to the same shape.
public final class LogSigmoid: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.map(
      "LogSigmoidBackward0",
      { -Functions.softplus(-$0) },
      slope: { Functions.sigmoid(-$0) }
    )
  }

  public override var className: String { "LogSigmoid" }
}

/// `x` by one more than its magnitude.
///
/// Mirrors `torch.nn.Softsign`: any shape to the same shape.
public final class Softsign: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.map("DivBackward0", { $0 / (1 + $0.magnitude) }) {
      1 / ((1 + $0.magnitude) * (1 + $0.magnitude))
    }
  }

  public override var className: String { "Softsign" }
}

/// `x` minus its hyperbolic tangent.
///
/// Mirrors `torch.nn.Tanhshrink`: any shape to the same shape.
public final class Tanhshrink: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x - x.tanh()
  }

  public override var className: String { "Tanhshrink" }
}

/// `x` times the function of the normal distribution.
///
/// Mirrors `torch.nn.GELU`: any shape to the same shape.
public final class GELU: Module {
  /// How exactly the distribution is computed.
  public enum Approximation: String, Sendable { case none, tanh }

  private let approximation: Approximation

  /// Makes a layer.
  public init(approximate: Approximation = .none) {
    approximation = approximate
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.gelu(approximate: approximation == .tanh)
  }

  public override var className: String { "GELU" }

  public override var extraDescription: String {
    "approximate=" + Python.repr(approximation.rawValue)
  }
}

/// The logarithm of `1 + exp(beta * x)` by `beta`; beyond a threshold `x` itself.
///
/// Mirrors `torch.nn.Softplus`: any shape to the same shape.
public final class Softplus: Module {
  private let beta: Double
  private let threshold: Double

  /// Makes a layer.
  public init(beta: Double = 1, threshold: Double = 20) {
    self.beta = beta
    self.threshold = threshold
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.softplus(beta: beta, threshold: threshold)
  }

  public override var className: String { "Softplus" }

  public override var extraDescription: String { "beta=\(beta), threshold=\(threshold)" }
}

/// What is negative is multiplied by a slope that is learnt, one or one a channel.
///
/// Mirrors `torch.nn.PReLU`: any shape `(N, C, …)` to the same shape.
public final class PReLU: Module {
  private let count: Int

  /// Makes a layer.
  public init(
    _ parameterCount: Int = 1,
    initial: Double = 0.25,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    count = parameterCount
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    registerParameter("weight", make.full([count], initial))
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let channels = x.rank > 1 ? x.shape[1] : 1
    guard count == 1 || count == channels else {
      throw .layer(.slopes(parameters: count, channels: channels))
    }
    let slopes = required(parameter: "weight")
    let shape = x.rank > 1 ? [count] + [Int](repeating: 1, count: x.rank - 2) : [count]
    let negative = try x.map("PreluBackward0", { $0 < 0 ? $0 : 0 }, slope: { $0 < 0 ? 1 : 0 })
    let result = try x.relu() + negative * slopes.reshape(shape)
    return try result.reshape(x.shape)
  }

  public override var className: String { "PReLU" }

  public override var extraDescription: String { "num_parameters=\(count)" }
}
