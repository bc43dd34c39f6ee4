/// The content of the record `.data/serialization_id`: a hash of the names and one of the checksums.
///
/// Nobody reads it for correctness; it is here so that a file is PyTorch's byte for byte. Names are
/// folded in the iteration order of a C++ `std::unordered_set`, whose buckets are therefore
/// rebuilt. Mirrors `PyTorchStreamWriter::writeSerializationId`.
struct SerializationID {
  private var names = UnorderedNames()
  private var checksums: UInt64 = 0

  /// Counts a record in the order of writing.
  ///
  /// - Parameters:
  ///   - name: the name without the archive's folder.
  ///   - crc32: the payload's checksum.
  ///   - payload: what is written; PyTorch picks the checksums out of its own output and takes a
  ///     payload that begins like a data descriptor for one.
  mutating func add(_ name: String, crc32: UInt32, payload: UnsafeRawBufferPointer) {
    names.insert(libraryHash(Array(name.utf8)))
    if payload.count >= 8, payload.starts(with: [0x50, 0x4b, 0x07, 0x08]) {
      let claimed = payload.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
      checksums = combine(checksums, UInt64(UInt32(littleEndian: claimed)))
    }
    if !payload.isEmpty { checksums = combine(checksums, UInt64(crc32)) }
  }

  /// The forty digits.
  var text: String { digits(names.inOrder.reduce(0, combine)) + digits(checksums) }

  private func digits(_ number: UInt64) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: 20 - text.utf8.count) + text
  }
}

/// `c10::hash_combine` on 64 bits.
private func combine(_ seed: UInt64, _ value: UInt64) -> UInt64 {
  seed ^ (value &+ 0x9e37_79b9 &+ seed << 6 &+ seed >> 2)
}

/// libstdc++'s `std::hash<std::string>` on 64 bits: a MurmurHash2 variant.
private func libraryHash(_ text: [UInt8]) -> UInt64 {
  let multiplier: UInt64 = 0xc6a4_a793_5bd1_e995
  var hash = 0xc70f_6907 ^ UInt64(text.count) &* multiplier
  let whole = text.count & ~7
  for offset in stride(from: 0, to: whole, by: 8) {
    let word = text.uint64(at: offset) &* multiplier
    hash = (hash ^ (word ^ word >> 47) &* multiplier) &* multiplier
  }
  if whole < text.count {
    let rest = text[whole...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    hash = (hash ^ rest) &* multiplier
  }
  hash = (hash ^ hash >> 47) &* multiplier
  return hash ^ hash >> 47
}

/// The hashes of names in the iteration order of libstdc++'s `std::unordered_set<std::string>`.
///
/// One linked list in which every bucket's nodes follow each other; a bucket remembers the node
/// before its first.
private struct UnorderedNames {
  private static let head = -1
  private static let none = -2
  private static let primes = [
    29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 103, 109, 113, 127, 137, 139,
    149, 157, 167, 179, 193, 199, 211, 227, 241, 257, 277, 293, 313, 337, 359, 383, 409, 439, 467,
    503, 541, 577, 619, 661, 709, 761, 823, 887, 953, 1031, 1109, 1193, 1289, 1381, 1493, 1613,
    1741, 1879, 2029, 2179, 2357, 2549, 2753, 2971, 3209, 3469, 3739, 4027, 4349, 4703, 5087, 5503,
    5953, 6427, 6949, 7517, 8123, 8783, 9497, 10273, 11113, 12011, 12983, 14033, 15173, 16411,
  ]

  private var hashes: [UInt64] = []
  private var next: [Int] = []
  private var first = none
  private var before = [none]
  private var limit = 0

  mutating func insert(_ hash: UInt64) {
    hashes.append(hash)
    next.append(Self.none)
    if hashes.count > limit {
      let wanted = max(hashes.count, limit == 0 ? 11 : 0)
      if wanted >= before.count { grow(to: max(wanted + 1, before.count * 2)) }
      limit = before.count
    }
    link(hashes.count - 1)
  }

  private func bucket(_ node: Int) -> Int { Int(hashes[node] % UInt64(before.count)) }

  private mutating func link(_ node: Int) {
    let bucket = bucket(node)
    let previous = before[bucket]
    if previous == Self.none {
      next[node] = first
      if first != Self.none { before[self.bucket(first)] = node }
      first = node
      before[bucket] = Self.head
    } else if previous == Self.head {
      next[node] = first
      first = node
    } else {
      next[node] = next[previous]
      next[previous] = node
    }
  }

  private mutating func grow(to minimum: Int) {
    let nodes = order.filter { $0 != hashes.count - 1 }
    let size = minimum <= 13 ? 13 : Self.primes.first { $0 >= minimum } ?? minimum | 1
    before = [Int](repeating: Self.none, count: size)
    first = Self.none
    for node in nodes { link(node) }
  }

  private var order: [Int] {
    var nodes: [Int] = []
    var node = first
    while node != Self.none {
      nodes.append(node)
      node = next[node]
    }
    return nodes
  }

  /// The hashes in the order in which the set would be iterated.
  var inOrder: [UInt64] { order.map { hashes[$0] } }
}
