/// Reads bits, the lowest of a byte first.
struct BitReader {
  let bytes: [UInt8]
  private var next = 0
  private var held = 0
  private var count = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func bits(_ width: Int) throws(ArchiveFault) -> Int {
    while count < width {
      guard next < bytes.count else { throw .damaged("it ends too early") }
      held |= Int(bytes[next]) << count
      next += 1
      count += 8
    }
    defer {
      held >>= width
      count -= width
    }
    return held & ((1 << width) - 1)
  }

  mutating func skipToByte() {
    held >>= count % 8
    count -= count % 8
  }
}

/// A canonical Huffman code.
struct PrefixCode: Sendable {
  /// How many codes there are of each width.
  private let counts: [Int]
  /// The symbols, in order of their codes.
  private let symbols: [Int]

  /// Makes a code from the widths of the symbols' codes.
  init(_ widths: [Int]) throws(ArchiveFault) {
    var counts = Array(repeating: 0, count: 16)
    for width in widths { counts[width] += 1 }
    counts[0] = 0
    var left = 1
    for width in 1..<16 {
      left = left << 1 - counts[width]
      guard left >= 0 else { throw .damaged("a code has too many words") }
    }
    var starts = Array(repeating: 0, count: 17)
    for width in 1..<16 { starts[width + 1] = starts[width] + counts[width] }
    var symbols = Array(repeating: 0, count: widths.count)
    for (symbol, width) in widths.enumerated() where width > 0 {
      symbols[starts[width]] = symbol
      starts[width] += 1
    }
    self.counts = counts
    self.symbols = symbols
  }

  private init(counts: [Int], symbols: [Int]) {
    self.counts = counts
    self.symbols = symbols
  }

  /// Reads one symbol.
  func next(_ reader: inout BitReader) throws(ArchiveFault) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for width in 1..<16 {
      code |= try reader.bits(1)
      let count = counts[width]
      if code - count < first { return symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .damaged("a word of no code")
  }

  /// The code of lengths in blocks that bring none along.
  static let fixedLengths: PrefixCode = {
    var counts = Array(repeating: 0, count: 16)
    (counts[7], counts[8], counts[9]) = (24, 152, 112)
    return PrefixCode(
      counts: counts,
      symbols: Array(256...279) + Array(0...143) + Array(280...287) + Array(144...255)
    )
  }()

  /// The code of distances in blocks that bring none along.
  static let fixedDistances: PrefixCode = {
    var counts = Array(repeating: 0, count: 16)
    counts[5] = 30
    return PrefixCode(counts: counts, symbols: Array(0..<30))
  }()
}
