import Foundation

/// Unpacks what “deflate” has packed (RFC 1951).
enum Inflate {
  /// Unpacks a stream.
  ///
  /// - Returns: the content.
  static func unpack(_ input: Data, limit: Int) throws(ArchiveFault) -> [UInt8] {
    var reader = BitReader(bytes: [UInt8](input))
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, input.count * 4))
    while true {
      let isLast = try reader.bits(1) == 1
      switch try reader.bits(2) {
      case 0: try copyStored(&reader, &output, limit)
      case 1: try copyPacked(&reader, &output, limit, .fixedLengths, .fixedDistances)
      case 2:
        let (lengths, distances) = try readCodes(&reader)
        try copyPacked(&reader, &output, limit, lengths, distances)
      default: throw .damaged("a block of no known kind")
      }
      if isLast { return output }
    }
  }

  private static func copyStored(
    _ reader: inout BitReader,
    _ output: inout [UInt8],
    _ limit: Int
  ) throws(ArchiveFault) {
    reader.skipToByte()
    let length = try reader.bits(16)
    guard try reader.bits(16) == ~length & 0xffff else { throw .damaged("a block's length") }
    guard output.count + length <= limit else { throw .tooLarge(limit: limit) }
    for _ in 0..<length { output.append(UInt8(try reader.bits(8))) }
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]

  private static func copyPacked(
    _ reader: inout BitReader,
    _ output: inout [UInt8],
    _ limit: Int,
    _ lengths: PrefixCode,
    _ distances: PrefixCode
  ) throws(ArchiveFault) {
    while true {
      let symbol = try lengths.next(&reader)
      if symbol == 256 { return }
      if symbol < 256 {
        guard output.count < limit else { throw .tooLarge(limit: limit) }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < lengthBases.count else { throw .damaged("a length of no known kind") }
      let length = lengthBases[symbol - 257] + (try reader.bits(lengthBits[symbol - 257]))
      let code = try distances.next(&reader)
      guard code < distanceBases.count else { throw .damaged("a distance of no known kind") }
      let distance = distanceBases[code] + (try reader.bits(code < 2 ? 0 : code / 2 - 1))
      guard distance <= output.count else { throw .damaged("a distance beyond the beginning") }
      guard output.count + length <= limit else { throw .tooLarge(limit: limit) }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private static func readCodes(
    _ reader: inout BitReader
  ) throws(ArchiveFault) -> (PrefixCode, PrefixCode) {
    let lengthCount = try reader.bits(5) + 257
    let distanceCount = try reader.bits(5) + 1
    let orderCount = try reader.bits(4) + 4
    var widths = Array(repeating: 0, count: 19)
    for index in 0..<orderCount { widths[order[index]] = try reader.bits(3) }
    let code = try PrefixCode(widths)
    var all: [Int] = []
    while all.count < lengthCount + distanceCount {
      let symbol = try code.next(&reader)
      switch symbol {
      case 0..<16: all.append(symbol)
      case 16:
        guard let last = all.last else { throw .damaged("a code repeats nothing") }
        all += Array(repeating: last, count: 3 + (try reader.bits(2)))
      case 17: all += Array(repeating: 0, count: 3 + (try reader.bits(3)))
      default: all += Array(repeating: 0, count: 11 + (try reader.bits(7)))
      }
    }
    guard all.count == lengthCount + distanceCount else { throw .damaged("a code is too long") }
    return (
      try PrefixCode(Array(all[..<lengthCount])), try PrefixCode(Array(all[lengthCount...]))
    )
  }
}
