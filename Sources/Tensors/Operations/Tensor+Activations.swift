/// Functions of every element: any shape to the same shape.
extension Tensor {
  /// What is negative becomes zero.
  public func relu() -> Tensor { mapped { $0 < 0 ? 0 : $0 } }

  /// The hyperbolic tangent.
  public func tanh() -> Tensor { mapped { Functions.tanh($0) } }

  /// One by `1 + exp(-x)`.
  public func sigmoid() -> Tensor { mapped { Functions.sigmoid($0) } }

  /// Euler's number to the power of the elements.
  public func exp() -> Tensor { mapped { Functions.exp($0) } }

  /// The natural logarithm.
  public func log() -> Tensor { mapped { Functions.log($0) } }

  /// `x` times the normal distribution's function.
  ///
  /// Mirrors `torch.nn.functional.gelu`.
  ///
  /// - Parameter approximate: whether by way of `tanh`, as `approximate='tanh'` has it.
  /// - Returns: a tensor of the same shape.
  package func gelu(approximate: Bool = false) -> Tensor {
    if approximate {
      let scale = (2 / Double.pi).squareRoot()
      return mapped { 0.5 * $0 * (1 + Functions.tanh(scale * ($0 + 0.044715 * $0 * $0 * $0))) }
    }
    return mapped { 0.5 * $0 * (1 + Functions.erf($0 * 0.5.squareRoot())) }
  }

  /// What is negative is multiplied by a slope.
  package func leakyReLU(slope: Double) -> Tensor { mapped { $0 < 0 ? slope * $0 : $0 } }

  /// What is negative becomes `scale * alpha * (exp(x) - 1)`, what is not `scale * x`.
  package func elu(alpha: Double, scale: Double = 1) -> Tensor {
    mapped { scale * ($0 < 0 ? alpha * Functions.expm1($0) : $0) }
  }

  /// `x` times its sigmoid.
  package func silu() -> Tensor { mapped { $0 * Functions.sigmoid($0) } }

  /// `x` times the hyperbolic tangent of its softplus.
  package func mish() -> Tensor { mapped { $0 * Functions.tanh(Functions.softplus($0)) } }

  /// The logarithm of `1 + exp(beta * x)` by `beta`; beyond a threshold `x` itself.
  package func softplus(beta: Double = 1, threshold: Double = 20) -> Tensor {
    mapped { $0 * beta > threshold ? $0 : Functions.softplus($0 * beta) / beta }
  }

  /// Cut off below and above.
  ///
  /// Mirrors `Tensor.clamp`.
  public func clamp(min low: Double, max high: Double) -> Tensor {
    mapped { $0.isNaN ? $0 : Swift.min(Swift.max($0, low), high) }
  }
}
