/// Functions of every element: any shape to the same shape.
extension Tensor {
  /// What is negative becomes zero.
  public func relu() throws(TensorError) -> Tensor {
    try mapKeepingResult("ReluBackward0", { $0 < 0 ? 0 : $0 }, slope: { $0 > 0 ? 1 : 0 })
  }

  /// The hyperbolic tangent.
  public func tanh() throws(TensorError) -> Tensor {
    try real.mapKeepingResult("TanhBackward0", { Functions.tanh($0) }, slope: { 1 - $0 * $0 })
  }

  /// One by `1 + exp(-x)`.
  public func sigmoid() throws(TensorError) -> Tensor {
    try real.mapKeepingResult(
      "SigmoidBackward0",
      { Functions.sigmoid($0) },
      slope: { $0 * (1 - $0) }
    )
  }

  /// Euler's number to the power of the elements.
  public func exp() throws(TensorError) -> Tensor {
    try real.mapKeepingResult("ExpBackward0", { Functions.exp($0) }, slope: { $0 })
  }

  /// The natural logarithm.
  public func log() throws(TensorError) -> Tensor {
    try real.map("LogBackward0", { Functions.log($0) }, slope: { 1 / $0 })
  }

  /// The square root.
  public func sqrt() throws(TensorError) -> Tensor {
    try real.mapKeepingResult("SqrtBackward0", { $0.squareRoot() }, slope: { 0.5 / $0 })
  }

  /// The elements to the power of a number.
  public func pow(_ exponent: Double) throws(TensorError) -> Tensor {
    let base = exponent == exponent.rounded() && exponent >= 0 ? self : try real
    return try base.map("PowBackward0", { Functions.pow($0, exponent) }) {
      exponent * Functions.pow($0, exponent - 1)
    }
  }

  /// This tensor, or as float32 where it holds integers.
  private var real: Tensor {
    get throws(TensorError) { dtype.isDifferentiable ? self : try to(.float32) }
  }

  /// Maps every element; `slope` is the derivative at an element.
  package func map(
    _ name: String,
    _ function: (Double) -> Double,
    slope: @escaping (Double) -> Double
  ) throws(TensorError) -> Tensor {
    let saved = Saved(self)
    return try mapped(function).recorded(
      name,
      (self, { gradient throws(TensorError) in try gradient * saved.unpack().mapped(slope) })
    )
  }

  /// Maps every element; `slope` is the derivative where the result is what it is given.
  private func mapKeepingResult(
    _ name: String,
    _ function: (Double) -> Double,
    slope: @escaping (Double) -> Double
  ) throws(TensorError) -> Tensor {
    let result = try mapped(function)
    let saved = Saved(result, of: name)
    return result.recorded(
      name,
      (self, { gradient throws(TensorError) in try gradient * saved.unpack().mapped(slope) })
    )
  }

  /// `x` times the normal distribution's function.
  ///
  /// Mirrors `torch.nn.functional.gelu`.
  ///
  /// - Parameter approximate: whether by way of `tanh`, as `approximate='tanh'` has it.
  /// - Returns: a tensor of the same shape.
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  package func gelu(approximate: Bool = false) throws(TensorError) -> Tensor {
    if approximate {
      let scale = (2 / Double.pi).squareRoot()
      let inner = { (x: Double) in Functions.tanh(scale * (x + 0.044715 * x * x * x)) }
      return try map("GeluBackward0", { 0.5 * $0 * (1 + inner($0)) }) { x in
        let growth = scale * (1 + 3 * 0.044715 * x * x)
        return 0.5 * (1 + inner(x)) + 0.5 * x * (1 - inner(x) * inner(x)) * growth
      }
    }
    let share = { (x: Double) in 0.5 * (1 + Functions.erf(x * 0.5.squareRoot())) }
    return try map("GeluBackward0", { $0 * share($0) }) { x in
      share(x) + x * Functions.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    }
  }

  /// What is negative is multiplied by a slope.
  package func leakyReLU(slope: Double) throws(TensorError) -> Tensor {
    try map("LeakyReluBackward0", { $0 < 0 ? slope * $0 : $0 }, slope: { $0 > 0 ? 1 : slope })
  }

  /// What is negative becomes `scale * alpha * (exp(x) - 1)`, what is not `scale * x`.
  package func elu(alpha: Double, scale: Double = 1) throws(TensorError) -> Tensor {
    try map("EluBackward0", { scale * ($0 < 0 ? alpha * Functions.expm1($0) : $0) }) {
      scale * ($0 <= 0 ? alpha * Functions.exp($0) : 1)
    }
  }

  /// `x` times its sigmoid.
  package func silu() throws(TensorError) -> Tensor {
    try map("SiluBackward0", { $0 * Functions.sigmoid($0) }) {
      Functions.sigmoid($0) * (1 + $0 * Functions.sigmoid(-$0))
    }
  }

  /// `x` times the hyperbolic tangent of its softplus.
  package func mish() throws(TensorError) -> Tensor {
    try map("MishBackward0", { $0 * Functions.tanh(Functions.softplus($0)) }) { x in
      let gate = Functions.tanh(Functions.softplus(x))
      return gate + x * Functions.sigmoid(x) * (1 - gate * gate)
    }
  }

  /// The logarithm of `1 + exp(beta * x)` by `beta`; beyond a threshold `x` itself.
  package func softplus(beta: Double = 1, threshold: Double = 20) throws(TensorError) -> Tensor {
    try map(
      "SoftplusBackward0",
      { $0 * beta > threshold ? $0 : Functions.softplus($0 * beta) / beta }
    ) {
      $0 * beta > threshold ? 1 : Functions.sigmoid($0 * beta)
    }
  }

  /// Cut off below and above.
  ///
  /// Mirrors `Tensor.clamp`.
  public func clamp(min low: Double, max high: Double) throws(TensorError) -> Tensor {
    try map("ClampBackward1", { $0.isNaN ? $0 : Swift.min(Swift.max($0, low), high) }) {
      $0 >= low && $0 <= high ? 1 : 0
    }
  }
}
