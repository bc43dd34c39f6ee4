/// Functions of real numbers that the standard library lacks; they need no C library's headers.
package enum Functions {
  /// Euler's number to the power of `x`.
  package static func exp(_ x: Double) -> Double { _exp(x) }

  /// The natural logarithm.
  package static func log(_ x: Double) -> Double { _log(x) }

  /// The logarithm of `1 + x`, also where `x` is small.
  package static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    // Corrects for what rounding took from the sum (Kahan).
    return sum == 1 ? x : _log(sum) * x / (sum - 1)
  }

  /// `exp(x) - 1`, also where `x` is small.
  package static func expm1(_ x: Double) -> Double {
    if x.magnitude > 0.5 { return _exp(x) - 1 }
    let power = _exp(x)
    if power == 1 { return x }
    return (power - 1) * x / _log(power)
  }

  /// The hyperbolic tangent.
  package static func tanh(_ x: Double) -> Double {
    if x.magnitude > 20 { return x > 0 ? 1 : -1 }
    let growth = expm1(2 * x)
    return growth / (growth + 2)
  }

  /// One by `1 + exp(-x)`.
  package static func sigmoid(_ x: Double) -> Double { 1 / (1 + _exp(-x)) }

  /// The logarithm of `1 + exp(x)`.
  package static func softplus(_ x: Double) -> Double {
    Swift.max(x, 0) + log1p(_exp(-x.magnitude))
  }

  /// The error function.
  package static func erf(_ x: Double) -> Double {
    guard x.magnitude < 6 else { return x.isNaN ? x : x > 0 ? 1 : -1 }
    // 2/√π · exp(-x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, whose terms all have one sign.
    var (term, sum, odd) = (x, x, 1.0)
    while term.magnitude > sum.magnitude * 1e-17 {
      odd += 2
      term *= 2 * x * x / odd
      sum += term
    }
    return 2 / Double.pi.squareRoot() * _exp(-x * x) * sum
  }

  /// `x` to the power of `exponent`.
  package static func pow(_ x: Double, _ exponent: Double) -> Double {
    guard exponent == exponent.rounded(), exponent.magnitude < 0x1p31 else {
      if exponent == 0.5 { return x.squareRoot() }
      return x == 0 ? (exponent > 0 ? 0 : .infinity) : _exp(exponent * _log(x))
    }
    // By squaring, in twice the precision: rounded once, as good as always.
    var (power, factor, rest) = (TwofoldDouble(1), TwofoldDouble(x), Int(exponent.magnitude))
    while rest > 0 {
      if rest & 1 == 1 { power = power * factor }
      factor = factor * factor
      rest >>= 1
    }
    return exponent < 0 ? 1 / power.high : power.high
  }

  /// The cosine.
  package static func cos(_ x: Double) -> Double { _cos(x) }
}

/// A real number as a double and what is missing from it (Dekker).
private struct TwofoldDouble {
  let high: Double
  private let low: Double

  init(_ number: Double) { (high, low) = (number, 0) }

  private init(high: Double, low: Double) { (self.high, self.low) = (high, low) }

  static func * (a: TwofoldDouble, b: TwofoldDouble) -> TwofoldDouble {
    let product = a.high * b.high
    guard product.isFinite else { return TwofoldDouble(product) }
    let missing = (-product).addingProduct(a.high, b.high) + (a.high * b.low + a.low * b.high)
    let sum = product + missing
    return TwofoldDouble(high: sum, low: product - sum + missing)
  }
}
