import Tensors

/// Makes a layer's parameters with PyTorch's initial values.
struct Parameters {
  let device: Device
  let dtype: DType

  /// All zeros.
  func zeros(_ shape: [Int]) -> Parameter { full(shape, 0) }

  /// All ones.
  func ones(_ shape: [Int]) -> Parameter { full(shape, 1) }

  /// All of one value.
  func full(_ shape: [Int], _ value: Double) -> Parameter {
    Parameter(.written(shape, value, dtype: dtype, device: device))
  }

  /// Even between bounds that suit the number of inputs.
  ///
  /// Mirrors `init.kaiming_uniform_(weight, a=sqrt(5))`.
  func kaimingUniform(_ shape: [Int]) -> Parameter {
    let gain = (2.0 / (1 + 5.0.squareRoot() * 5.0.squareRoot())).squareRoot()
    let deviation = gain / Double(fanIn(shape)).squareRoot()
    return uniform(shape, bound: 3.0.squareRoot() * deviation)
  }

  /// Even between plus and minus one by the root of the number of inputs of `weight`.
  func uniformBias(_ shape: [Int], weight: Parameter) -> Parameter {
    let inputs = fanIn(weight.shape)
    return uniform(shape, bound: inputs > 0 ? 1 / Double(inputs).squareRoot() : 0)
  }

  /// Even between plus and minus a bound.
  func uniform(_ shape: [Int], bound: Double) -> Parameter {
    let parameter = zeros(shape)
    fillUniform(parameter, bound: bound)
    return parameter
  }

  /// Writes numbers that are even between plus and minus a bound.
  func fillUniform(_ parameter: Parameter, bound: Double) {
    if parameter.elementCount > 0 { parameter.fillUniform(from: -bound, to: bound) }
  }

  /// Writes even numbers between bounds that suit the numbers of inputs and outputs.
  ///
  /// Mirrors `init.xavier_uniform_`.
  func fillXavierUniform(_ parameter: Parameter) {
    fillUniform(parameter, bound: 3.0.squareRoot() * xavierDeviation(parameter.shape))
  }

  /// Writes normal numbers whose deviation suits the numbers of inputs and outputs.
  ///
  /// Mirrors `init.xavier_normal_`.
  func fillXavierNormal(_ parameter: Parameter) {
    parameter.fillNormal(deviation: xavierDeviation(parameter.shape))
  }

  private func xavierDeviation(_ shape: [Int]) -> Double {
    let receptive = shape.dropFirst(2).reduce(1, *)
    return (2 / Double((shape[0] + shape[1]) * receptive)).squareRoot()
  }

  /// How many numbers flow into one output of a weight.
  private func fanIn(_ shape: [Int]) -> Int { shape.dropFirst().reduce(1, *) }
}
