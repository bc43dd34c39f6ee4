/// A number written in decimal, read exactly: to the nearest `Double`, ties to even.
///
/// Stands in for C's `strtod`, whose library reads streams and so wants an operating system.
struct DecimalNumber {
  /// Its nearest `Double`.
  private(set) var value = 0.0
  /// How many bytes belong to it; 0 where there is no number.
  private(set) var length = 0

  private var digits: [UInt8] = []
  private var exponent = 0

  /// More digits than this never decide between two neighbours, beyond whether there are any.
  private static let mostDigits = 800

  /// Reads the number at the start of a text; what follows is left.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var place = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { place = 1 }
    for (word, number) in Self.words where Self.matches(text, place, word) {
      value = isNegative ? -number : number
      length = place + word.utf8CodeUnitCount
      return
    }
    guard readDigits(text, &place) else { return }
    readExponent(text, &place)
    length = place
    value = isNegative ? -magnitude() : magnitude()
  }

  private static let words: [(StaticString, Double)] = [
    ("infinity", .infinity), ("inf", .infinity), ("nan", .nan),
  ]

  private static func matches(
    _ text: UnsafeBufferPointer<UInt8>,
    _ place: Int,
    _ word: StaticString
  ) -> Bool {
    guard text.count - place >= word.utf8CodeUnitCount else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { text[place + $0] | 0x20 == word.utf8Start[$0] }
  }

  private mutating func readDigits(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Bool {
    var hasPoint = false
    var count = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if (0x30...0x39).contains(byte) {
        count += 1
        if hasPoint { exponent -= 1 }
        add(byte - 0x30)
      } else {
        break
      }
      place += 1
    }
    return count > 0
  }

  private mutating func add(_ digit: UInt8) {
    if digits.isEmpty, digit == 0 { return }
    guard digits.count >= Self.mostDigits else { return digits.append(digit) }
    exponent += 1
    if digit != 0 { digits[digits.count - 1] |= 1 }
  }

  private mutating func readExponent(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
    guard place < text.count, text[place] | 0x20 == UInt8(ascii: "e") else { return }
    var next = place + 1
    var isNegative = false
    if next < text.count, text[next] == UInt8(ascii: "-") || text[next] == UInt8(ascii: "+") {
      isNegative = text[next] == UInt8(ascii: "-")
      next += 1
    }
    guard next < text.count, (0x30...0x39).contains(text[next]) else { return }
    var number = 0
    while next < text.count, (0x30...0x39).contains(text[next]) {
      number = min(number * 10 + Int(text[next] - 0x30), 100_000)
      next += 1
    }
    exponent += isNegative ? -number : number
    place = next
  }

  private func magnitude() -> Double {
    guard !digits.isEmpty else { return 0 }
    let size = exponent + digits.count
    if size > 310 { return .infinity }
    if size < -330 { return 0 }
    var (top, bottom) = (Natural(0), Natural(1))
    for digit in digits { top.multiply(by: 10, adding: UInt32(digit)) }
    for _ in 0..<max(0, exponent) { top.multiply(by: 10) }
    for _ in 0..<max(0, -exponent) { bottom.multiply(by: 10) }

    // Scaled so that the quotient lies between 1 and 2, which gives the binary exponent.
    var power = top.bitCount - bottom.bitCount
    if power > 0 { bottom.shiftLeft(power) } else { top.shiftLeft(-power) }
    if top < bottom {
      top.shiftLeft(1)
      power -= 1
    }
    // A subnormal number has fewer bits; below the smallest there may be none.
    let count = min(53, power + 1075)
    guard count >= 0 else { return 0 }
    var bits: UInt64 = 0
    for _ in 0..<count {
      bits <<= 1
      if !(top < bottom) {
        top.subtract(bottom)
        bits |= 1
      }
      top.shiftLeft(1)
    }
    if bottom < top || (!(top < bottom) && bits & 1 == 1) { bits += 1 }
    return Double(sign: .plus, exponent: power - count + 1, significand: Double(bits))
  }
}

/// A natural number of any size.
private struct Natural {
  /// The digits to the base 2^32, the lowest first.
  private var words: [UInt32]

  init(_ word: UInt32) { words = word == 0 ? [] : [word] }

  var bitCount: Int { words.count * 32 - (words.last?.leadingZeroBitCount ?? 0) }

  mutating func multiply(by factor: UInt32, adding addend: UInt32 = 0) {
    var carry = UInt64(addend)
    for place in words.indices {
      carry += UInt64(words[place]) * UInt64(factor)
      words[place] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  mutating func shiftLeft(_ count: Int) {
    let bits = UInt64(count % 32)
    var carry: UInt64 = 0
    for place in words.indices {
      carry |= UInt64(words[place]) << bits
      words[place] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
    if !words.isEmpty { words.insert(contentsOf: repeatElement(0, count: count / 32), at: 0) }
  }

  /// Takes away a number that is not larger.
  mutating func subtract(_ other: Natural) {
    var borrow: Int64 = 0
    for place in words.indices {
      borrow += Int64(words[place])
      if place < other.words.count { borrow -= Int64(other.words[place]) }
      words[place] = UInt32(truncatingIfNeeded: borrow)
      borrow >>= 32
    }
    while words.last == 0 { words.removeLast() }
  }

  static func < (a: Natural, b: Natural) -> Bool {
    guard a.words.count == b.words.count else { return a.words.count < b.words.count }
    for place in a.words.indices.reversed() where a.words[place] != b.words[place] {
      return a.words[place] < b.words[place]
    }
    return false
  }
}
