/// Numbers as serde_json reads them.
extension JSONScanner {
  /// Reads a number, of which the first byte comes next.
  mutating func number() throws(CheckpointError) -> Scalar {
    let start = index
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { skipByte() }
    guard let first = current else { throw here(.endInValue) }
    guard isDigit(first) else {
      skipByte()
      throw here(.invalidNumber)
    }
    skipByte()
    if first == UInt8(ascii: "0") {
      if let digit = current, isDigit(digit) { throw next(.invalidNumber) }
    } else {
      skipDigits()
    }
    let isInteger = current.map { ![0x2e, 0x45, 0x65].contains($0) } ?? true
    if isInteger {
      let digits = String(decoding: bytes[(start + (isNegative ? 1 : 0))..<index], as: UTF8.self)
      if let magnitude = UInt64(digits) {
        if !isNegative { return .unsigned(magnitude) }
        if magnitude > 0, magnitude <= 1 << 63 {
          return .negative(Int64(bitPattern: 0 &- magnitude))
        }
      }
    } else {
      try fraction()
    }
    let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)) ?? .infinity
    guard value.isFinite else { throw here(.numberOutOfRange) }
    return .float(value)
  }

  private mutating func fraction() throws(CheckpointError) {
    if current == UInt8(ascii: ".") {
      skipByte()
      guard let digit = current else { throw next(.endInValue) }
      guard isDigit(digit) else { throw next(.invalidNumber) }
      skipDigits()
    }
    guard current == 0x45 || current == 0x65 else { return }
    skipByte()
    if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { skipByte() }
    guard let digit = current else { throw here(.endInValue) }
    guard isDigit(digit) else {
      skipByte()
      throw here(.invalidNumber)
    }
    skipDigits()
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func skipDigits() {
    while let digit = current, isDigit(digit) { skipByte() }
  }
}

/// A number as serde_json writes it: with an exponent from 1e16 on and below 1e-5.
func rustText(_ number: Double) -> String {
  let text = "\(number)"
  let parts = text.split(separator: "e", omittingEmptySubsequences: false)
  guard parts.count == 2, let exponent = Int(String(parts[1].drop { $0 == "+" })) else {
    return text
  }
  let mantissa = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
  guard exponent == -5 else { return mantissa + (exponent < 0 ? "e" : "e+") + "\(exponent)" }
  let sign = mantissa.hasPrefix("-") ? "-" : ""
  return sign + "0.0000" + mantissa.filter { $0 != "." && $0 != "-" }
}
