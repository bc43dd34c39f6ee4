import Foundation

/// Eight digits that tell contents apart: FNV-1a, folded, as no one is to be kept from forging it.
struct Fingerprint: Sendable {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The fingerprint of some content, or of nothing yet.
  init(_ content: Data = Data()) { add(content) }

  /// Takes in more content.
  mutating func add(_ content: Data) {
    hash = content.reduce(hash) { hash, byte in (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  }

  /// The digits.
  var digits: String {
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
