/// Expands a deflate stream (RFC 1951) to `size` bytes at most.
///
/// - Returns: the bytes, or `nil` where the stream is broken or longer.
func inflate(_ compressed: [UInt8], size: Int) -> [UInt8]? {
  var inflater = Inflater(compressed, size: size)
  return inflater.run() ? inflater.output : nil
}

private struct Inflater {
  private let input: [UInt8]
  private var position = 0
  private var buffer: UInt32 = 0
  private var bitCount = 0
  private let size: Int
  private(set) var output: [UInt8] = []

  init(_ input: [UInt8], size: Int) {
    self.input = input
    self.size = size
    output.reserveCapacity(size)
  }

  /// Expands all blocks; returns whether the stream was well formed.
  mutating func run() -> Bool {
    while true {
      guard let isLast = bits(1), let kind = bits(2) else { return false }
      let wellFormed =
        switch kind {
        case 0: storedBlock()
        case 1: compressedBlock(.fixedLiterals, .fixedDistances)
        case 2: dynamicBlock()
        default: false
        }
      guard wellFormed else { return false }
      if isLast == 1 { return true }
    }
  }

  /// Takes bits, least significant first; `nil` at the end of the input.
  private mutating func bits(_ count: Int) -> Int? {
    while bitCount < count {
      guard position < input.count else { return nil }
      buffer |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = Int(buffer & (1 << UInt32(count) - 1))
    buffer >>= UInt32(count)
    bitCount -= count
    return value
  }

  private mutating func storedBlock() -> Bool {
    buffer = 0
    bitCount = 0
    guard input.count - position >= 4 else { return false }
    let length = input.uint16(at: position)
    guard input.uint16(at: position + 2) == ~length & 0xffff else { return false }
    position += 4
    guard length <= input.count - position, length <= size - output.count else { return false }
    output.append(contentsOf: input[position..<position + length])
    position += length
    return true
  }

  private mutating func symbol(_ code: HuffmanCode) -> Int? {
    var value = 0
    var first = 0
    var index = 0
    for count in code.counts.dropFirst() {
      guard let bit = bits(1) else { return nil }
      value |= bit
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  private mutating func compressedBlock(_ literals: HuffmanCode, _ distances: HuffmanCode) -> Bool {
    while true {
      guard let symbol = symbol(literals) else { return false }
      if symbol == 256 { return true }
      if symbol < 256 {
        guard output.count < size else { return false }
        output.append(UInt8(symbol))
      } else {
        guard symbol < 286, let length = length(symbol - 257), let code = self.symbol(distances),
          code < 30, let distance = distance(code), distance <= output.count,
          length <= size - output.count
        else { return false }
        for _ in 0..<length { output.append(output[output.count - distance]) }
      }
    }
  }

  /// How many bytes to repeat.
  private mutating func length(_ code: Int) -> Int? {
    if code == 28 { return 258 }
    guard code >= 8 else { return code + 3 }
    let extra = code / 4 - 1
    return bits(extra).map { (4 + code % 4) << extra + 3 + $0 }
  }

  /// How far back they are.
  private mutating func distance(_ code: Int) -> Int? {
    guard code >= 4 else { return code + 1 }
    let extra = code / 2 - 1
    return bits(extra).map { (2 + code % 2) << extra + 1 + $0 }
  }

  private mutating func dynamicBlock() -> Bool {
    guard let literalCount = bits(5), let distanceCount = bits(5), let codeCount = bits(4),
      literalCount <= 29
    else { return false }
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for place in order.prefix(codeCount + 4) {
      guard let length = bits(3) else { return false }
      lengths[place] = length
    }
    guard let code = HuffmanCode(lengths) else { return false }
    let total = literalCount + 257 + distanceCount + 1
    lengths = []
    while lengths.count < total {
      guard let symbol = symbol(code) else { return false }
      guard symbol >= 16 else {
        lengths.append(symbol)
        continue
      }
      let (extraBits, least) = symbol == 16 ? (2, 3) : symbol == 17 ? (3, 3) : (7, 11)
      guard let extra = bits(extraBits), symbol > 16 || !lengths.isEmpty else { return false }
      let repeated = symbol == 16 ? lengths[lengths.count - 1] : 0
      lengths.append(contentsOf: repeatElement(repeated, count: least + extra))
    }
    guard lengths.count == total, lengths[256] > 0,
      let literals = HuffmanCode(Array(lengths.prefix(literalCount + 257))),
      let distances = HuffmanCode(Array(lengths.dropFirst(literalCount + 257)))
    else { return false }
    return compressedBlock(literals, distances)
  }
}

/// A canonical Huffman code: how many codes of each length, and their symbols in order.
private struct HuffmanCode {
  private(set) var counts = [Int](repeating: 0, count: 16)
  private(set) var symbols: [Int] = []

  /// Makes the code of these lengths, or `nil` where they claim more codes than there are.
  init?(_ lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    var left = 1
    for count in counts.dropFirst() {
      left = left << 1 - count
      guard left >= 0 else { return nil }
    }
    for length in 1..<16 {
      for (symbol, candidate) in lengths.enumerated() where candidate == length {
        symbols.append(symbol)
      }
    }
  }

  private init(wellFormed lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    for length in 1..<16 {
      for (symbol, candidate) in lengths.enumerated() where candidate == length {
        symbols.append(symbol)
      }
    }
  }

  static let fixedLiterals = HuffmanCode(
    wellFormed: [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)
  )
  static let fixedDistances = HuffmanCode(wellFormed: [Int](repeating: 5, count: 30))
}
