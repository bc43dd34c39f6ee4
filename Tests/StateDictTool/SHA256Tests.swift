import StateDictJSON
import XCTest

/// Digests, compared with those that FIPS 180 and Python's hashlib give.
final class SHA256Tests: XCTestCase {
  func testHex_knownMessages() {
    XCTAssertEqual(
      SHA256.hex([]),
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    XCTAssertEqual(
      SHA256.hex(Array("abc".utf8)),
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    XCTAssertEqual(
      SHA256.hex([UInt8](repeating: 0x61, count: 1_000_000)),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  func testUpdate_inPieces_givesTheSame() {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for size in [1, 55, 63, 64, 65, 129, 1000] {
      var hash = SHA256()
      for start in stride(from: 0, to: message.count, by: size) {
        Array(message[start..<min(start + size, message.count)]).withUnsafeBytes { hash.update($0) }
      }
      XCTAssertEqual(hash.finish(), SHA256.hex(message), "pieces of \(size)")
    }
  }
}
