/// Goes through a file as the compiler's lexer does and makes spaces of comments and of strings' text.
///
/// It reads bytes, since the compiler does: a joiner after a quote makes one character of both, and the
/// quote is still there. It throws wherever code is broken, even though the compiler would say so: in a
/// part that `#if` leaves out, it does not.
struct WordEraser {
  /// The text cannot be told apart from the code.
  struct Uncertain: Error {}

  let source: [UInt8]
  private var code: [UInt8]
  private(set) var index = 0

  /// How deep strings may stand in interpolations.
  private static let depthLimit = 8

  init(_ text: String) {
    source = Array(text.utf8)
    code = source
  }

  var erased: String { String(decoding: code, as: UTF8.self) }

  mutating func eraseAll() throws(Uncertain) {
    guard !source.contains(0) else { throw Uncertain() }
    try eraseCode(upTo: source.count, depth: 0)
  }

  /// Goes through code.
  private mutating func eraseCode(upTo end: Int, depth: Int) throws(Uncertain) {
    guard depth <= Self.depthLimit else { throw Uncertain() }
    while index < end {
      switch source[index] {
      case UInt8(ascii: "/"): try takeSlash(upTo: end)
      case UInt8(ascii: "\""): try takeString(pounds: 0, upTo: end, depth: depth)
      case UInt8(ascii: "#"): try takePounds(upTo: end, depth: depth)
      case UInt8(ascii: "`"): try takeQuotedName(upTo: end)
      case UInt8(ascii: "'"): throw Uncertain()
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "*"), 0xe2:
        guard !Self.oddities.contains(where: isAt) else { throw Uncertain() }
        index += 1
      default: index += 1
      }
    }
  }

  /// What is no code, and could hold anything: placeholders of editors, marks of conflicts, curly
  /// quotes, and the end of a comment that did not begin.
  private static let oddities: [[UInt8]] = ["<#", "<<<<", ">>>>", "\u{201C}", "\u{201D}", "*/"]
    .map { Array($0.utf8) }

  private func isAt(_ text: [UInt8]) -> Bool { source[index...].starts(with: text) }
  private func isAt(_ text: StaticString, _ place: Int) -> Bool {
    text.withUTF8Buffer { source[place...].starts(with: $0) }
  }

  private mutating func erase(_ range: Range<Int>) {
    for place in range where !Self.isNewline(source[place]) { code[place] = UInt8(ascii: " ") }
  }

  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

// MARK: - Comments, operators and names

extension WordEraser {
  private mutating func takeSlash(upTo end: Int) throws(Uncertain) {
    let start = index
    if isAt("//", start) {
      index = source[start..<end].firstIndex(where: Self.isNewline) ?? end
      erase(start..<index)
    } else if isAt("/*", start) {
      index = try endOfComment(start, upTo: end)
      erase(start..<index)
    } else if isPlainSlash(upTo: end) {
      index += 1
    } else {
      throw Uncertain()
    }
  }

  /// Where a comment ends that may hold others.
  func endOfComment(_ start: Int, upTo end: Int) throws(Uncertain) -> Int {
    var depth = 1
    var place = start + 2
    while depth > 0 {
      guard place + 1 < end else { throw Uncertain() }
      if isAt("/*", place) {
        depth += 1
        place += 2
      } else if isAt("*/", place) {
        depth -= 1
        place += 2
      } else {
        place += 1
      }
    }
    return place
  }

  /// Whether a slash divides, or begins a regex that holds nothing which could be taken for a string or
  /// a comment.
  ///
  /// A regex ends in its line, at another slash. None that compiles begins with a space.
  private func isPlainSlash(upTo end: Int) -> Bool {
    let rest = source[(index + 1)..<end].prefix { !Self.isNewline($0) }
    guard rest.contains(UInt8(ascii: "/")) else { return true }
    let signs =
      rest.first.map(Self.isSpace) == true
      ? ["\"\"\"", "/*", "*/", "`", "#"] : ["\"", "'", "`", "#", "//", "/*", "*/"]
    return !signs.contains { rest.firstRange(of: $0.utf8) != nil }
  }

  /// Takes what begins with `#`: a directive, a macro's name, a raw string; a regex never is certain.
  private mutating func takePounds(upTo end: Int, depth: Int) throws(Uncertain) {
    let pounds = source[index..<end].prefix { $0 == UInt8(ascii: "#") }.count
    let place = index + pounds
    if place < end, source[place] == UInt8(ascii: "\"") {
      index = place
      return try takeString(pounds: pounds, upTo: end, depth: depth)
    }
    let follows = place < end ? source[place] : 0
    guard pounds == 1, Self.isOfName(follows) || Self.isSpace(follows) else { throw Uncertain() }
    index = place
  }

  /// Takes a name in backticks that could stand without.
  private mutating func takeQuotedName(upTo end: Int) throws(Uncertain) {
    let name = source[(index + 1)..<end].prefix { Self.isOfName($0) || $0 == UInt8(ascii: " ") }
    guard !name.isEmpty, name.endIndex < end, source[name.endIndex] == UInt8(ascii: "`") else {
      throw Uncertain()
    }
    index = name.endIndex + 1
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

// MARK: - Strings

extension WordEraser {
  /// Takes a string from its first quote on, which stands behind so many `#`.
  private mutating func takeString(
    pounds: Int,
    upTo end: Int,
    depth: Int
  ) throws(Uncertain) {
    let ending = try opening(at: index, pounds: pounds, upTo: end)
    index += ending.isLong ? 3 : 1
    var start = index
    while true {
      guard index < end, ending.isLong || !Self.isNewline(source[index]) else { throw Uncertain() }
      if isAt(ending.closing) {
        erase(start..<index)
        index += ending.closing.count
        // One `#` too many is an error that says nothing of where the string has ended.
        guard pounds == 0 || index == end || source[index] != UInt8(ascii: "#") else {
          throw Uncertain()
        }
        return
      }
      guard isAt(ending.escape) else {
        index += 1
        continue
      }
      let sign = index + ending.escape.count
      guard sign < end else { throw Uncertain() }
      if source[sign] == UInt8(ascii: "(") {
        erase(start..<index)
        index = sign + 1
        let close = try InterpolationEnd(source, in: ending, upTo: end).find(from: index)
        try eraseCode(upTo: close, depth: depth + 1)
        index = close + 1
        start = index
      } else if Self.escaped.contains(source[sign])
        || ending.isLong && (Self.isSpace(source[sign]) || Self.isNewline(source[sign]))
      {
        index = sign + 1
      } else {
        throw Uncertain()
      }
    }
  }

  /// What a string that begins here ends with.
  private func opening(at place: Int, pounds: Int, upTo end: Int) throws(Uncertain) -> StringEnding
  {
    guard isAt("\"\"\"", place) else { return StringEnding(isLong: false, pounds: pounds) }
    // With text behind it, it may be a short raw string that begins with a quote.
    let next = source[(place + 3)..<end].first { !Self.isSpace($0) }
    guard let next, Self.isNewline(next) else { throw Uncertain() }
    return StringEnding(isLong: true, pounds: pounds)
  }

  private static let escaped = Array("0\\tnr\"'u".utf8)
}

/// How a string ends and what stands in it for itself no longer.
struct StringEnding {
  /// Whether it spans lines.
  let isLong: Bool
  let closing: [UInt8]
  let escape: [UInt8]

  init(isLong: Bool, pounds: Int) {
    let signs = [UInt8](repeating: UInt8(ascii: "#"), count: pounds)
    self.isLong = isLong
    closing = [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1) + signs
    escape = [UInt8(ascii: "\\")] + signs
  }
}
