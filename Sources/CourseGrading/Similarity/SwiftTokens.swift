/// A file of Swift as pieces of which names and layout are gone, for comparing.
struct SwiftTokens {
  /// One piece, and where it stands.
  struct Token: Sendable, Hashable {
    /// What it is: `n` for every name, `0` for every number, `s` for every text, else itself.
    var kind: String
    /// Where it begins and ends, in bytes.
    var range: Range<Int>
  }

  /// Words that stay what they are; all others are names, which a copyist changes first.
  private static let keywords: Set<String> = Set(
    """
    actor any as associatedtype async await break case catch class continue default defer deinit do
    else enum extension fallthrough false for func get guard if import in indirect init inout is let
    mutating nil none nonisolated open operator override private protocol public repeat rethrows return
    self set some static struct subscript super switch throw throws true try typealias var where while
    map filter reduce forEach contains append first last sorted zip enumerated allSatisfy compactMap
    flatMap count isEmpty keys values indices
    """.split { $0.isWhitespace }.map(String.init)
  )

  private(set) var tokens: [Token] = []

  /// Reads a text; what is no Swift gives pieces all the same.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let start = index
      let byte = bytes[index]
      switch byte {
      case 0x20, 0x09, 0x0a, 0x0d:
        index += 1
        continue
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"):
        while index < bytes.count, bytes[index] != 0x0a { index += 1 }
        continue
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        index = Self.endOfComment(bytes, index)
        continue
      case UInt8(ascii: "\""):
        index = Self.endOfText(bytes, index)
        tokens.append(Token(kind: "s", range: start..<index))
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        tokens.append(Token(kind: "0", range: start..<index))
      case _ where Self.isWord(byte):
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        tokens.append(Token(kind: Self.keywords.contains(word) ? word : "n", range: start..<index))
      default:
        index += 1
        let sign = String(decoding: bytes[start..<index], as: UTF8.self)
        // Brackets that a closure or a call may have or not say little.
        if !["(", ")", ",", ";"].contains(sign) {
          tokens.append(Token(kind: sign, range: start..<index))
        }
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xff:
      true
    default: false
    }
  }

  private static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int {
    var depth = 0
    var index = start
    while index + 1 < bytes.count {
      switch (bytes[index], bytes[index + 1]) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        index += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        index += 2
        if depth == 0 { return index }
      default: index += 1
      }
    }
    return bytes.count
  }

  private static func endOfText(_ bytes: [UInt8], _ start: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    let isLong = bytes[start...].prefix(3).elementsEqual([quote, quote, quote])
    var index = start + (isLong ? 3 : 1)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if isLong, bytes[index...].prefix(3).elementsEqual([quote, quote, quote]) {
        return index + 3
      } else if !isLong, bytes[index] == quote || bytes[index] == 0x0a {
        return index + 1
      } else {
        index += 1
      }
    }
    return bytes.count
  }
}
