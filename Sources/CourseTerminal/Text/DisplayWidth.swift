extension String {
  /// How many columns of a terminal the text takes.
  ///
  /// Counts what a reader sees, not scalars: an ideograph or an emoji takes two columns, a combining
  /// mark none.
  ///
  /// - Complexity: O(*n*) in the number of characters.
  package var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// How many columns of a terminal the character takes: 0, 1 or 2.
  package var displayWidth: Int {
    if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    // A whole cluster, as in a family or a flag, is drawn as one glyph.
    var width = 0
    for scalar in unicodeScalars {
      if scalar == Self.emojiSelector { return 2 }
      width = max(width, scalar.displayWidth)
    }
    return isFlag ? 2 : width
  }

  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  private var isFlag: Bool {
    unicodeScalars.count == 2
      && unicodeScalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      // The soft hyphen is a format character that terminals draw.
      return value == 0xAD ? 1 : 0
    default:
      return properties.isEmojiPresentation || isWide ? 2 : 1
    }
  }

  /// Whether it belongs to the blocks that Unicode's EastAsianWidth calls wide or full width.
  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    return Self.wideBlocks.contains { $0.contains(value) }
  }

  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
