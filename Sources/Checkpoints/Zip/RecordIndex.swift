import Tensors

/// Finds records by name, without regard to the case of A to Z.
///
/// Nearly all records of a checkpoint are storages, `data/0`, `data/1`, …: those are found by number.
struct RecordIndex {
  /// What the names of storages begin with, as most write it.
  private let storages: [UInt8]
  /// The places of storages in the directory by number, -1 where there is none.
  private var numbered: [Int]
  /// The places of all other records, by the name in lower case.
  private var named: OrderedDictionary<Int> = [:]

  /// Prepares for `count` records.
  init(folder: String, count: Int) {
    storages = Array((folder + "/data/").utf8)
    numbered = [Int](repeating: -1, count: count)
  }

  /// Remembers where a record is; returns whether its name is new.
  mutating func insert(_ path: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    if let number = number(path) {
      guard numbered[number] < 0 else { return false }
      numbered[number] = place
      return true
    }
    return named.updateValue(place, forKey: name(path)) == nil
  }

  /// The place of the record of this full name.
  subscript(path: String) -> Int? {
    Array(path.utf8).withUnsafeBufferPointer { path in
      number(path).flatMap { self[storage: $0] } ?? named[name(path)]
    }
  }

  /// The place of a storage.
  subscript(storage number: Int) -> Int? {
    guard numbered.indices.contains(number), numbered[number] >= 0 else { return nil }
    return numbered[number]
  }

  /// The number of a storage, which an archive of so many records has.
  private func number(_ path: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = path.baseAddress, path.count > storages.count else { return nil }
    guard
      storages.withUnsafeBytes({ prefix in
        prefix.baseAddress.map { areEqual($0, first, prefix.count) } ?? false
      }) || storages.indices.allSatisfy({ lowercased(path[$0]) == lowercased(storages[$0]) })
    else { return nil }
    let digits = UnsafeBufferPointer(rebasing: path[storages.count...])
    guard let number = decimal(digits), number < numbered.count else { return nil }
    return number
  }

  private func name(_ path: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: path.map(lowercased), as: UTF8.self)
  }
}

/// A to Z in lower case and everything else as it is.
private func lowercased(_ byte: UInt8) -> UInt8 {
  (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
}

/// The number that bytes spell as Python would; `nil` where they do not, or it has ten digits.
func decimal(_ digits: some Collection<UInt8>) -> Int? {
  guard (1...9).contains(digits.count), digits.count == 1 || digits.first != 0x30 else {
    return nil
  }
  var number = 0
  for digit in digits {
    guard digit &- 0x30 < 10 else { return nil }
    number = number &* 10 &+ Int(digit &- 0x30)
  }
  return number
}
