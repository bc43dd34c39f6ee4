/// Changes bytes in the ways in which files break, the same way for the same seed.
struct Mutator {
  /// SplitMix64: small, deterministic, good enough to choose with.
  private var state: UInt64

  /// Bytes that mean something to one of the readers.
  private static let tokens: [[UInt8]] = [
    [0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], Array("PK\u{1}\u{2}".utf8),
    Array("PK\u{5}\u{6}".utf8), Array("PK\u{6}\u{6}".utf8), [0x28], [0x2e], [0x51], [0x52],
    [0x62], [0x65], [0x71, 0], [0x68, 0], [0x72, 0xff, 0xff, 0xff, 0xff], [0x74], [0x81], [0x85],
    [0x86], [0x87], [0x8a, 0xff], Array("c__builtin__\nbytearray\n".utf8),
    Array("ccollections\nCounter\n".utf8), Array("ctorch\nSize\n".utf8),
    Array("ctorch._utils\n_rebuild_tensor_v2\n".utf8), Array("{\"".utf8), Array("[[".utf8),
    Array("-1".utf8), Array("1e999".utf8), Array("18446744073709551615".utf8),
    Array("9223372036854775807".utf8), Array("\\ud800".utf8),
  ]

  init(seed: UInt64) { state = seed }

  /// A number below a limit.
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ mixed >> 31) % UInt64(max(limit, 1)))
  }

  /// A copy with a few changes.
  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...below(4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(below(256))) }
    let place = below(bytes.count)
    switch below(9) {
    case 0: bytes[place] ^= 1 << UInt8(below(8))
    case 1, 2: bytes[place] = UInt8(below(256))
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(16)))
    case 4:
      let end = min(bytes.count, place + 1 + below(64))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: below(bytes.count + 1))
    case 5: bytes.removeLast(below(bytes.count))
    case 6: bytes.insert(contentsOf: Self.tokens[below(Self.tokens.count)], at: place)
    default:
      for (step, byte) in Self.tokens[below(Self.tokens.count)].enumerated()
      where place + step < bytes.count {
        bytes[place + step] = byte
      }
    }
  }
}
