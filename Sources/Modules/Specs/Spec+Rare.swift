import Tensors

extension Spec {
  /// Activations and dropouts that few models have; `nil` for other classes.
  func buildRareActivation(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "Hardshrink": return Hardshrink(try arguments.double("lambd", 0.5))
    case "Softshrink": return Softshrink(try arguments.double("lambd", 0.5))
    case "Threshold":
      try arguments.require("threshold", "value")
      return Threshold(
        try arguments.double("threshold", 0),
        try arguments.double("value", 0),
        inplace: try arguments.bool("inplace", false)
      )
    case "GLU": return GLU(try arguments.int("dim", -1))
    case "CELU":
      return CELU(
        alpha: try arguments.double("alpha", 1),
        inplace: try arguments.bool("inplace", false)
      )
    case "RReLU":
      return RReLU(
        lower: try arguments.double("lower", 1 / 8),
        upper: try arguments.double("upper", 1 / 3),
        inplace: try arguments.bool("inplace", false)
      )
    case "Softmin": return Softmin(try arguments.optionalInt("dim"))
    case "Softmax2d": return Softmax2d()
    default: return try buildChannelDropout(&arguments)
    }
  }

  private func buildChannelDropout(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    guard kind.utf8.count > 7, arguments.layer == "_DropoutNd" else { return nil }
    let probability = try arguments.double("p", 0.5)
    let inplace = try arguments.bool("inplace", false)
    try arguments.check(Dropout.fault(probability))
    switch kind {
    case "Dropout1d": return Dropout1d(probability, inplace: inplace)
    case "Dropout2d": return Dropout2d(probability, inplace: inplace)
    case "Dropout3d": return Dropout3d(probability, inplace: inplace)
    case "AlphaDropout": return AlphaDropout(probability, inplace: inplace)
    case "FeatureAlphaDropout": return FeatureAlphaDropout(probability, inplace: inplace)
    default: return nil
    }
  }
}
