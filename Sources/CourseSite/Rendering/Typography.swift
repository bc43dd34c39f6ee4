import CourseModel

/// Sets the quotation marks of running text: what authors type straight, a page shows curled.
///
/// Code stays as it is, to the letter.
struct Typography {
  /// What stands before the text, which decides whether a mark opens or closes.
  private var previous: Character = " "

  /// The text with curled marks.
  static func set(_ text: [Inline]) -> [Inline] {
    var typography = Typography()
    return typography.set(text)
  }

  /// A title or a sentence with curled marks.
  static func set(_ text: String) -> String {
    var typography = Typography()
    return typography.set(text)
  }

  private mutating func set(_ text: [Inline]) -> [Inline] {
    text.map { set($0) }
  }

  private mutating func set(_ inline: Inline) -> Inline {
    switch inline {
    case .text(let text):
      return .text(set(text))
    case .emphasis(let inner):
      return .emphasis(set(inner))
    case .strong(let inner):
      return .strong(set(inner))
    case .link(let destination, let title, let inner):
      return .link(destination: destination, title: title, set(inner))
    case .code, .image:
      previous = "x"
    case .softBreak, .lineBreak:
      previous = " "
    }
    return inline
  }

  private mutating func set(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) else {
      previous = text.last ?? previous
      return text
    }
    return String(
      text.map { character in
        defer { previous = character }
        let opens = previous.isWhitespace || "([{–—“‘\"'".contains(previous)
        switch character {
        case "\"": return opens ? "“" : "”"
        case "'": return opens ? "‘" : "’"
        default: return character
        }
      }
    )
  }
}
