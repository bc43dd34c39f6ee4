import Tensors

/// A number in hexadecimal, with all its leading zeros.
public func hexDigits<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: Number.bitWidth / 4 - digits.utf8.count) + digits
}

/// Bytes in hexadecimal.
public func hexDigits(_ bytes: [UInt8]) -> String { bytes.map { hexDigits($0) }.joined() }

/// The decimal digits of a little-endian two's complement of any length.
func decimalDigits(_ bytes: [UInt8]) -> String {
  let isNegative = bytes.last.map { $0 & 0x80 != 0 } ?? false
  var magnitude = bytes
  if isNegative {
    var carry = 1
    for place in magnitude.indices {
      carry += Int(~magnitude[place])
      magnitude[place] = UInt8(truncatingIfNeeded: carry)
      carry >>= 8
    }
  }
  var digits: [UInt8] = []
  while let last = magnitude.last {
    if last == 0 {
      magnitude.removeLast()
      continue
    }
    var remainder = 0
    for place in magnitude.indices.reversed() {
      let number = remainder << 8 | Int(magnitude[place])
      magnitude[place] = UInt8(number / 10)
      remainder = number % 10
    }
    digits.append(UInt8(ascii: "0") + UInt8(remainder))
  }
  let text = String(decoding: digits.reversed(), as: UTF8.self)
  return (isNegative ? "-" : "") + (text.isEmpty ? "0" : text)
}

/// The bytes of hexadecimal digits.
public func decoded(hex: String) -> [UInt8] {
  let digits = hex.utf8.compactMap { (digit: UInt8) -> UInt8? in
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x57
    default: nil
    }
  }
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    digits[$0] << 4 | digits[$0 + 1]
  }
}

extension Value {
  /// The integer of any size that decimal digits write, with a sign where it is negative.
  ///
  /// `nil` where the text is none, or longer than any that Python would read.
  init?(decimal text: String) {
    if let number = Int(text) {
      self = .int(number)
      return
    }
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
    guard (1...4300).contains(digits.count),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    // Little-endian; the sign gets a byte of its own.
    var bytes: [UInt8] = []
    for digit in digits {
      var carry = Int(digit & 0x0f)
      for place in bytes.indices {
        carry += Int(bytes[place]) * 10
        bytes[place] = UInt8(truncatingIfNeeded: carry)
        carry >>= 8
      }
      if carry > 0 { bytes.append(UInt8(carry)) }
    }
    bytes.append(0)
    if isNegative {
      var carry = 1
      for place in bytes.indices {
        carry += Int(~bytes[place])
        bytes[place] = UInt8(truncatingIfNeeded: carry)
        carry >>= 8
      }
    }
    while let last = bytes.last, let next = bytes.dropLast().last,
      (last == 0 && next < 0x80) || (last == 0xff && next >= 0x80)
    {
      bytes.removeLast()
    }
    self = .bigInt(bytes)
  }
}
