/// Where each name of a list stands: a hash table of positions, beside the list that it does not hold.
///
/// Open addressing with linear probing, at most half full. A few names are simply looked through.
struct NamePositions: Sendable {
  /// How many names are looked through without a table.
  private static let few = 8
  /// Each free (0), or a name's position plus one in as many bits as the number of slots needs, with
  /// bits of the name's hash above.
  private var slots: [UInt32] = []

  init() {}

  /// The positions of all names, of which no two are the same.
  init(of names: [String]) { rebuild(for: names.count, names) }

  /// The position of a name, or `nil` where the list has none.
  func find(_ name: String, in names: [String]) -> Int? {
    if slots.isEmpty { return names.firstIndex { $0.isSameText(as: name) } }
    return position(at: slot(of: name, name.hashOfText, in: names))
  }

  /// The position of a name; where the list has none it is taken in, as the one that comes next.
  ///
  /// - Returns: the position, or `nil` where the list must get the name now.
  mutating func findOrAdd(_ name: String, in names: [String]) -> Int? {
    if slots.isEmpty {
      if let position = names.firstIndex(where: { $0.isSameText(as: name) }) { return position }
      guard names.count == Self.few else { return nil }
      rebuild(for: 2 * names.count, names)
    }
    let hash = name.hashOfText
    let slot = slot(of: name, hash, in: names)
    if let position = position(at: slot) { return position }
    if (names.count + 1) * 2 > slots.count {
      rebuild(for: 2 * names.count, names)
      put(names.count, hash)
    } else {
      slots[slot] = entry(names.count, hash)
    }
    return nil
  }

  /// Makes room for so many names.
  mutating func reserveCapacity(_ count: Int, _ names: [String]) {
    if count > Self.few, count * 2 > slots.count { rebuild(for: count, names) }
  }

  private mutating func rebuild(for count: Int, _ names: [String]) {
    slots = []
    guard count > Self.few else { return }
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for position in names.indices { put(position, names[position].hashOfText) }
  }

  private mutating func put(_ position: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry(position, hash)
  }

  /// The slot of a name, or the free one where it would be.
  private func slot(of name: String, _ hash: UInt64, in names: [String]) -> Int {
    let wanted = entry(0, hash) & ~positionBits
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let position = position(at: slot) {
      if slots[slot] & ~positionBits == wanted, names[position].isSameText(as: name) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func position(at slot: Int) -> Int? {
    slots[slot] == 0 ? nil : Int(slots[slot] & positionBits) - 1
  }

  private func entry(_ position: Int, _ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~positionBits | UInt32(position + 1)
  }

  private var positionBits: UInt32 { UInt32(truncatingIfNeeded: slots.count - 1) }
}
