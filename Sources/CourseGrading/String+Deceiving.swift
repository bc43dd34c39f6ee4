extension Unicode.Scalar {
  /// Whether it cannot be seen, moves the cursor, or turns the direction of the text around it.
  ///
  /// Joiners are left: names and emoji need them.
  fileprivate var deceives: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028...0x202e,
      0x2060...0x206f, 0xfeff, 0xfff9...0xfffb:
      true
    default: false
    }
  }
}

extension String {
  /// Whether the text holds what would deceive whoever reads it.
  var deceives: Bool { unicodeScalars.contains(where: \.deceives) }

  /// The text with every such character replaced, line breaks and tabs too.
  var undeceiving: String {
    guard deceives else { return self }
    return String(UnicodeScalarView(unicodeScalars.map { $0.deceives ? "\u{FFFD}" : $0 }))
  }

  /// The text with every such character replaced but for line breaks and tabs: as it is released.
  var released: String {
    guard deceives else { return self }
    var result = UnicodeScalarView()
    for character in self {
      let isLayout = character == "\n" || character == "\r\n" || character == "\t"
      result += character.unicodeScalars.map { $0.deceives && !isLayout ? "\u{FFFD}" : $0 }
    }
    return String(result)
  }
}
