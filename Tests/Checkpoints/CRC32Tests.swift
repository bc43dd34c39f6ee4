import XCTest

@testable import Checkpoints

/// The checksum: by instructions and by tables it is one and the same.
final class CRC32Tests: XCTestCase {
  /// What zlib computes.
  func testKnownVectors() {
    XCTAssertEqual(checksum([]), 0)
    XCTAssertEqual(checksum(Array("a".utf8)), 0xe8b7_be43)
    XCTAssertEqual(checksum(Array("123456789".utf8)), 0xcbf4_3926)
    XCTAssertEqual(
      checksum(Array("The quick brown fox jumps over the lazy dog".utf8)),
      0x414f_a339
    )
    XCTAssertEqual(checksum([UInt8](repeating: 0, count: 1000)), 0x060b_1780)
    XCTAssertEqual(checksum([UInt8](repeating: 0xff, count: 1000)), 0xe053_3230)
    XCTAssertEqual(checksum((0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7) }), 0x0eaf_0153)
  }

  func testUpdate_anyLengthAndAlignment_equalsTables() {
    let bytes = noise(5000)
    for length in Array(0...300) + [511, 512, 513, 1023, 1024, 4095, 4096, 4999] {
      for start in [0, 1, 3, 8, 13] where start + length <= bytes.count {
        let slice = Array(bytes[start..<start + length])
        bytes.withUnsafeBytes { all in
          let here = UnsafeRawBufferPointer(rebasing: all[start..<start + length])
          XCTAssertEqual(crc32(here), byTables(slice), "\(length) bytes from \(start)")
        }
      }
    }
  }

  func testUpdate_inPieces_equalsAtOnce() {
    let bytes = noise(10_000)
    var mutator = Mutator(seed: 3)
    for _ in 0..<100 {
      var crc = CRC32()
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + mutator.below(700))
        bytes[start..<end].withUnsafeBytes { crc.update($0) }
        start = end
      }
      XCTAssertEqual(crc.value, checksum(bytes))
    }
  }

  func testUpdate_aFlippedBitAnywhere_isNoticed() {
    var bytes = noise(200)
    let whole = checksum(bytes)
    for bit in 0..<bytes.count * 8 {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      XCTAssertNotEqual(checksum(bytes), whole, "bit \(bit)")
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  private func checksum(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { crc32($0) } }

  private func byTables(_ bytes: [UInt8]) -> UInt32 {
    var crc = CRC32()
    bytes.withUnsafeBytes { crc.updateByTables($0) }
    return crc.value
  }

  private func noise(_ count: Int) -> [UInt8] {
    var mutator = Mutator(seed: 1)
    return (0..<count).map { _ in UInt8(mutator.below(256)) }
  }
}
