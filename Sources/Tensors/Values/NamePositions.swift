/// Where each name of a list stands: a hash table of positions, beside the list that it does not hold.
///
/// Open addressing with linear probing, at most half full. A few names are simply looked through.
struct NamePositions: Sendable {
  /// How many names are looked through without a table.
  private static let few = 8
  /// Each free (0), or the upper half of a name's hash and, below it, the name's position plus one.
  private var slots: [UInt64] = []

  init() {}

  /// The positions of all names, of which no two are the same.
  init(of names: [String]) { rebuild(for: names.count, names) }

  /// The position of a name, or `nil` where the list has none.
  func find(_ name: String, in names: [String]) -> Int? {
    if slots.isEmpty { return names.firstIndex { $0.isSameText(as: name) } }
    let hash = name.hashOfText
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot] & Self.positionBits) - 1
      if slots[slot] & ~Self.positionBits == hash & ~Self.positionBits,
        names[position].isSameText(as: name)
      {
        return position
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes in the name at a position, which the list did not have before.
  mutating func add(_ position: Int, in names: [String]) {
    if slots.isEmpty ? names.count <= Self.few : names.count * 2 <= slots.count {
      if !slots.isEmpty { put(position, names[position].hashOfText) }
    } else {
      rebuild(for: names.count * 2, names)
    }
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
    slots[slot] = hash & ~Self.positionBits | UInt64(position + 1)
  }

  private static let positionBits: UInt64 = 0xFFFF_FFFF
}
