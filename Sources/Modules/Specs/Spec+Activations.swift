import Tensors

extension Spec {
  /// Activations without arguments, or with `inplace` only; `nil` for other classes.
  func buildActivation(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "ReLU": return ReLU(inplace: try arguments.bool("inplace", false))
    case "ReLU6": return ReLU6(inplace: try arguments.bool("inplace", false))
    case "SELU": return SELU(inplace: try arguments.bool("inplace", false))
    case "SiLU": return SiLU(inplace: try arguments.bool("inplace", false))
    case "Mish": return Mish(inplace: try arguments.bool("inplace", false))
    case "Hardswish": return Hardswish(inplace: try arguments.bool("inplace", false))
    case "Hardsigmoid": return Hardsigmoid(inplace: try arguments.bool("inplace", false))
    case "Sigmoid": return Sigmoid()
    case "Tanh": return Tanh()
    case "LogSigmoid": return LogSigmoid()
    case "Softsign": return Softsign()
    case "Tanhshrink": return Tanhshrink()
    default: return nil
    }
  }

  /// Activations with numbers of their own; `nil` for other classes.
  func buildParametricActivation(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "LeakyReLU":
      return LeakyReLU(
        try arguments.double("negative_slope", 0.01),
        inplace: try arguments.bool("inplace", false)
      )
    case "ELU":
      return ELU(
        alpha: try arguments.double("alpha", 1),
        inplace: try arguments.bool("inplace", false)
      )
    case "Hardtanh":
      return Hardtanh(
        min: try arguments.double("min_val", -1),
        max: try arguments.double("max_val", 1),
        inplace: try arguments.bool("inplace", false)
      )
    case "GELU":
      let name = try arguments.string("approximate", "none")
      guard let approximation = GELU.Approximation(rawValue: name) else {
        throw .refused(
          "approximate argument must be either none or tanh.",
          pythonClass: "RuntimeError"
        )
      }
      return GELU(approximate: approximation)
    case "Softplus":
      return Softplus(
        beta: try arguments.double("beta", 1),
        threshold: try arguments.double("threshold", 20)
      )
    case "PReLU":
      return PReLU(
        try arguments.int("num_parameters", 1),
        initial: try arguments.double("init", 0.25),
        device: try arguments.device()
      )
    case "Softmax": return Softmax(try arguments.optionalInt("dim"))
    case "LogSoftmax": return LogSoftmax(try arguments.optionalInt("dim"))
    default: return nil
    }
  }
}
