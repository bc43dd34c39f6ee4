import CourseArchives
import Foundation

/// Writes a canvas as PNG with a palette, compressed by repeating what stands to the left or above.
enum PNG {
  static func data(_ canvas: Canvas) -> Data {
    var header = Data()
    header.append(UInt32(canvas.width))
    header.append(UInt32(canvas.height))
    header += [8, 3, 0, 0, 0]
    let palette = canvas.palette.reduce(into: Data()) { $0 += [$1.0, $1.1, $1.2] }
    var rows: [UInt8] = []
    rows.reserveCapacity((canvas.width + 1) * canvas.height)
    for row in 0..<canvas.height {
      rows.append(0)
      rows += canvas.pixels[row * canvas.width..<(row + 1) * canvas.width]
    }
    return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      + chunk("IHDR", header) + chunk("PLTE", palette)
      + chunk("IDAT", Deflate.zlib(rows, rowLength: canvas.width + 1)) + chunk("IEND", Data())
  }

  private static func chunk(_ name: String, _ content: Data) -> Data {
    let body = Data(name.utf8) + content
    var chunk = Data()
    chunk.append(UInt32(content.count))
    chunk += body
    chunk.append(Checksum.of(body))
    return chunk
  }
}

extension Data {
  /// Appends a number, its most significant byte first.
  fileprivate mutating func append(_ number: UInt32) {
    for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}

/// The compression of PNG, for pictures of large plain areas.
private enum Deflate {
  /// One block with the fixed codes, in the wrapping of zlib.
  static func zlib(_ bytes: [UInt8], rowLength: Int) -> Data {
    var writer = Writer()
    writer.put(1, 1)
    writer.put(1, 2)
    var at = 0
    while at < bytes.count {
      let left = run(bytes, at, back: 1)
      let above = run(bytes, at, back: rowLength)
      if max(left, above) < 4 {
        writer.symbol(Int(bytes[at]))
        at += 1
      } else {
        writer.match(length: max(left, above), back: left >= above ? 1 : rowLength)
        at += max(left, above)
      }
    }
    writer.symbol(256)
    let (a, b) = bytes.reduce((1 as UInt32, 0 as UInt32)) { sums, byte in
      let a = (sums.0 + UInt32(byte)) % 65_521
      return (a, (sums.1 + a) % 65_521)
    }
    let sum = b << 16 | a
    return Data([0x78, 0x01]) + writer.finish()
      + Data([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> UInt32($0)) })
  }

  /// How many bytes are the same as those that far back, 258 at most.
  private static func run(_ bytes: [UInt8], _ at: Int, back: Int) -> Int {
    guard at >= back else { return 0 }
    let limit = min(258, bytes.count - at)
    var length = 0
    while length < limit, bytes[at + length] == bytes[at + length - back] { length += 1 }
    return length
  }

  private struct Writer {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    mutating func put(_ value: Int, _ bits: Int) {
      pending |= UInt64(value) << UInt64(count)
      count += bits
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        count -= 8
      }
    }

    /// A literal, a length or the end, in the fixed code.
    mutating func symbol(_ symbol: Int) {
      switch symbol {
      case ..<144: reversed(0x30 + symbol, 8)
      case ..<256: reversed(0x190 + symbol - 144, 9)
      case ..<280: reversed(symbol - 256, 7)
      default: reversed(0xC0 + symbol - 280, 8)
      }
    }

    /// A repetition: the codes of length and distance, each with its further bits.
    mutating func match(length: Int, back: Int) {
      if length == 258 {
        symbol(285)
      } else {
        let (code, bits, base) = Self.code(length - 3, first: 4)
        symbol(257 + code)
        put(length - 3 - base, bits)
      }
      let (code, bits, base) = Self.code(back - 1, first: 2)
      reversed(code, 5)
      put(back - 1 - base, bits)
    }

    /// The code of a number whose ranges double every `first` codes.
    private static func code(_ number: Int, first: Int) -> (code: Int, bits: Int, base: Int) {
      guard number >= 2 * first else { return (number, 0, number) }
      let bits = Int.bitWidth - number.leadingZeroBitCount - (first == 4 ? 3 : 2)
      let step = number >> bits
      return (bits * first + step, bits, step << bits)
    }

    private mutating func reversed(_ code: Int, _ bits: Int) {
      put((0..<bits).reduce(0) { $0 | (code >> $1 & 1) << (bits - 1 - $1) }, bits)
    }

    mutating func finish() -> Data {
      if count > 0 { put(0, 8 - count) }
      return Data(bytes)
    }
  }
}
