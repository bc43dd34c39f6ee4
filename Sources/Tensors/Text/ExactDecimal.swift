/// The exact decimal digits of a double, to be rounded once.
///
/// A double is an integer times a power of two, so its decimal expansion ends: this holds all of it,
/// and rounds as C's `printf` and Python's `format` do, ties to even on the exact value.
struct ExactDecimal {
  /// The digits, the most significant first; none for zero.
  private var digits: [UInt8]
  /// How many of the digits stand before the decimal point; may be negative.
  private var point: Int
  private let isNegative: Bool

  /// Takes a finite number.
  init(_ value: Double) {
    isNegative = value.sign == .minus
    guard value != 0 else {
      (digits, point) = ([], 0)
      return
    }
    // The value is integer * 2^exponent.
    let isSubnormal = value.exponentBitPattern == 0
    let fraction = value.significandBitPattern
    var integer = isSubnormal ? fraction : fraction | 1 << 52
    var exponent = max(Int(value.exponentBitPattern), 1) - 1075
    let trailing = integer.trailingZeroBitCount
    integer >>= UInt64(trailing)
    exponent += trailing
    // For a negative exponent, integer * 2^exponent is integer * 5^-exponent / 10^-exponent.
    var big = BigDigits(integer)
    for _ in 0..<abs(exponent) { big.multiply(by: exponent < 0 ? 5 : 2) }
    digits = big.decimalDigits
    point = digits.count + min(exponent, 0)
  }

  /// With this many digits after the point: C's `%.*f`.
  func fixed(_ places: Int) -> String {
    let rounded = rounded(to: point + places)
    var text = isNegative ? "-" : ""
    text += rounded.digits(from: min(rounded.point, 0), to: rounded.point)
    if rounded.point <= 0 { text = (isNegative ? "-" : "") + "0" }
    guard places > 0 else { return text }
    return text + "." + rounded.digits(from: rounded.point, to: rounded.point + places)
  }

  /// With one digit before the point and this many after it: C's `%.*e`.
  func scientific(_ places: Int) -> String {
    let rounded = rounded(to: places + 1)
    let exponent = digits.isEmpty ? 0 : rounded.point - 1
    let magnitude = String(abs(exponent))
    return (isNegative ? "-" : "") + rounded.digits(from: 0, to: 1)
      + (places > 0 ? "." + rounded.digits(from: 1, to: places + 1) : "")
      + (exponent < 0 ? "e-" : "e+") + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
  }

  /// The digits between two places, with zeros where there are none.
  private func digits(from start: Int, to end: Int) -> String {
    var text = ""
    for place in start..<max(start, end) {
      text += digits.indices.contains(place) ? String(digits[place]) : "0"
    }
    return text
  }

  /// With at most `count` digits, ties to even.
  private func rounded(to count: Int) -> ExactDecimal {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      return result
    }
    let rest = digits[count...]
    let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let roundsUp = isTie ? isOdd : digits[count] >= 5
    result.digits = Array(digits[..<count])
    if roundsUp { result.increment() }
    return result
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }
}

/// An integer of any size, in groups of nine decimal digits, the least significant first.
private struct BigDigits {
  private var groups: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      groups.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in groups.indices {
      let product = groups[index] * factor + carry
      groups[index] = product % 1_000_000_000
      carry = product / 1_000_000_000
    }
    if carry > 0 { groups.append(carry) }
  }

  var decimalDigits: [UInt8] {
    var result: [UInt8] = []
    for group in groups {
      var rest = group
      for _ in 0..<9 {
        result.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while result.last == 0 { result.removeLast() }
    return result.reversed()
  }
}
