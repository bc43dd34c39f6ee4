/// Eight bits: one of sign, four of exponent, three of fraction; no infinity, one NaN per sign.
package struct Float8E4M3FN: Element {
  /// The stored bits.
  package var bits: UInt8

  package init(_ number: Number) {
    let value = Float(number)
    let sign: UInt8 = value.sign == .minus ? 0x80 : 0
    // 448 is the largest; from 480, where the next value would be, PyTorch writes NaN.
    bits = sign | (value.magnitude < 480 ? minifloat(value.magnitude, fraction: 3, bias: 7) : 0x7f)
    if bits & 0x7f > 0x7e { bits = sign | 0x7f }
  }

  package var number: Number {
    bits & 0x7f == 0x7f
      ? .real(bits & 0x80 == 0 ? .nan : -.nan)
      : .real(widened(bits, fraction: 3, bias: 7))
  }
}

/// Eight bits: one of sign, five of exponent, two of fraction; infinities and NaNs as in float16.
package struct Float8E5M2: Element {
  /// The stored bits.
  package var bits: UInt8

  package init(_ number: Number) {
    let value = Float(number)
    let sign: UInt8 = value.sign == .minus ? 0x80 : 0
    if value.isNaN {
      bits = sign | 0x7f
    } else if value.magnitude < 65536 {
      bits = sign | minifloat(value.magnitude, fraction: 2, bias: 15)
    } else {
      bits = sign | 0x7c
    }
  }

  package var number: Number { .real(Double(Float16(bitPattern: UInt16(bits) << 8))) }
}

/// The nearest value, ties to even, as bits; `magnitude` is not negative and not far out of range.
private func minifloat(_ magnitude: Float, fraction: Int, bias: Int) -> UInt8 {
  let smallest = 1 - bias
  guard magnitude > 0 else { return 0 }
  let exponent = max(Int(magnitude.exponent), smallest)
  // How many units of the last place; the scale is a power of two, so this is exact.
  let units = Double(magnitude) * power(of: fraction - exponent)
  let rounded = Int(units.rounded(.toNearestOrEven))
  return UInt8((exponent - smallest) << fraction + rounded)
}

/// The value of bits with a sign, an exponent and `fraction` bits of fraction.
private func widened(_ bits: UInt8, fraction: Int, bias: Int) -> Double {
  let exponent = Int(bits & 0x7f) >> fraction
  let units = Int(bits) & (1 << fraction - 1)
  let magnitude =
    exponent == 0
    ? Double(units) * power(of: 1 - bias - fraction)
    : Double(1 << fraction + units) * power(of: exponent - bias - fraction)
  return bits & 0x80 == 0 ? magnitude : -magnitude
}

/// Two to the power of `exponent`.
private func power(of exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: 1)
}
