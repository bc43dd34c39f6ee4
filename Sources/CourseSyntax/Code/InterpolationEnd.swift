/// Finds where an interpolation ends, by the rules of the compiler, which at first looks at nothing but
/// brackets, strings and comments.
struct InterpolationEnd {
  private enum Opened {
    case bracket
    case string(StringEnding)
  }

  private let source: [UInt8]
  private let isLong: Bool
  private let end: Int

  /// Looks in a text up to an end, from within a string.
  init(_ source: [UInt8], in string: StringEnding, upTo end: Int) {
    self.source = source
    self.end = end
    isLong = string.isLong
  }

  /// The place of the bracket that closes it.
  func find(from start: Int) throws(WordEraser.Uncertain) -> Int {
    var place = start
    var opened: [Opened] = []
    while place < end {
      if case .string(let string)? = opened.last {
        if isAt(string.closing, place) {
          opened.removeLast()
          place += string.closing.count
        } else if isAt(string.escape, place) {
          place += string.escape.count
          guard place < end else { break }
          if source[place] == UInt8(ascii: "(") { opened.append(.bracket) }
          place += 1
        } else {
          guard string.isLong || !WordEraser.isNewline(source[place]) else { break }
          place += 1
        }
        continue
      }
      switch source[place] {
      case UInt8(ascii: ")"):
        if opened.popLast() == nil { return place }
        place += 1
      case UInt8(ascii: "("):
        opened.append(.bracket)
        place += 1
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        let pounds = source[place..<end].prefix { $0 == UInt8(ascii: "#") }.count
        place += pounds
        guard place < end, source[place] == UInt8(ascii: "\"") else { continue }
        let long = isAt([UInt8](repeating: UInt8(ascii: "\""), count: 3), place)
        opened.append(.string(StringEnding(isLong: long, pounds: pounds)))
        place += long ? 3 : 1
      case UInt8(ascii: "/") where isAt(Array("//".utf8), place) || isAt(Array("/*".utf8), place):
        throw WordEraser.Uncertain()
      case UInt8(ascii: "'"): throw WordEraser.Uncertain()
      case 0x0a, 0x0d:
        guard allowsNewline(opened) else { throw WordEraser.Uncertain() }
        place += 1
      default: place += 1
      }
    }
    throw WordEraser.Uncertain()
  }

  /// Whether the innermost string spans lines.
  private func allowsNewline(_ opened: [Opened]) -> Bool {
    for case .string(let string) in opened.reversed() { return string.isLong }
    return isLong
  }

  private func isAt(_ text: [UInt8], _ place: Int) -> Bool {
    source[place..<end].starts(with: text)
  }
}
