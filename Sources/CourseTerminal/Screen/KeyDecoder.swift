/// Turns the bytes that a terminal sends into keys.
///
/// Bytes may come in any portions: what is not whole yet is kept until the rest arrives.
package struct KeyDecoder: Sendable {
  private var bytes: [UInt8] = []

  /// Begins with nothing.
  package init() {}

  /// Whether a part of a key has come, which may also be the Escape key alone.
  package var isWaiting: Bool { !bytes.isEmpty }

  /// Takes bytes and gives the keys that they complete.
  package mutating func take(_ new: some Sequence<UInt8>) -> [Key] {
    bytes += new
    var keys: [Key] = []
    while let (key, count) = next() {
      bytes.removeFirst(count)
      if let key { keys.append(key) }
    }
    return keys
  }

  /// No more bytes are coming: a lone Escape is the Escape key, and half a sequence is nothing.
  package mutating func giveUp() -> [Key] {
    // Inside pasted text the end may be long in coming.
    guard !bytes.starts(with: Self.pasteBegins) else { return [] }
    defer { bytes = [] }
    return bytes.first == 0x1B ? [.escape] : []
  }

  /// The first whole key, which may mean nothing, and how many bytes it takes.
  private func next() -> (Key?, Int)? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escapeSequence()
    case 0x0D, 0x0A: return (.enter, 1)
    case 0x09: return (.tab, 1)
    case 0x7F, 0x08: return (.backspace, 1)
    case 0x00: return (.control(" "), 1)
    case 0x01...0x1A: return (.control(Character(Unicode.Scalar(first + 0x60))), 1)
    case 0x1C...0x1F: return (nil, 1)
    default: return character()
    }
  }

  private func character() -> (Key?, Int)? {
    let count: Int =
      switch bytes[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard bytes.count >= count else { return nil }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self),
      let character = text.first
    else { return (nil, 1) }
    return (.character(character), count)
  }

  private static let pasteBegins = Array("\u{1B}[200~".utf8)
  private static let pasteEnds = Array("\u{1B}[201~".utf8)

  private func escapeSequence() -> (Key?, Int)? {
    guard bytes.count > 1 else { return nil }
    if bytes.starts(with: Self.pasteBegins) { return paste() }
    switch bytes[1] {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return nil }
      return (Self.named[bytes[2]], 3)
    // Escape, and then another key at once.
    default: return (.escape, 1)
    }
  }

  private func controlSequence() -> (Key?, Int)? {
    // Parameters, then a final byte.
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      // What goes on for so long is no key.
      return bytes.count > 32 ? (nil, bytes.count) : nil
    }
    let number = bytes[2..<end].prefix { $0 != UInt8(ascii: ";") }
    let key =
      bytes[end] == UInt8(ascii: "~")
      ? Self.numbered[String(decoding: number, as: UTF8.self)] : Self.named[bytes[end]]
    return (key, end + 1)
  }

  private func paste() -> (Key?, Int)? {
    let start = Self.pasteBegins.count
    let ends = Self.pasteEnds.count
    guard bytes.count >= start + ends,
      let end = (start...(bytes.count - ends)).first(where: {
        bytes[$0...].starts(with: Self.pasteEnds)
      })
    else { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return (.paste(lines), end + ends)
  }

  private static let named: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "Z"): .backTab, UInt8(ascii: "M"): .enter,
  ]
  private static let numbered: [String: Key] = [
    "1": .home, "7": .home, "4": .end, "8": .end, "3": .delete, "5": .pageUp, "6": .pageDown,
  ]
}
