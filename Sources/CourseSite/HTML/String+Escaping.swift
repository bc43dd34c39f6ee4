extension String {
  /// The text with the characters that mean something in markup written as references.
  var escapedForMarkup: String {
    guard utf8.contains(where: { $0.isReferenceInMarkup || $0.mayBeUnwritable }) else {
      return self
    }
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for scalar in displayable.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\r": escaped += "&#13;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The text with control characters, which neither HTML nor XML can hold, as their pictures.
  ///
  /// A program may print an escape sequence; the page then shows `␛` where it stood. What would turn round
  /// the text after it, so that code reads as what it is not, becomes `\u{FFFD}`, as in a terminal.
  var displayable: String {
    // Most text is told to be displayable by its bytes; scalars take longer.
    guard utf8.contains(where: { $0.mayBeUnwritable }),
      unicodeScalars.contains(where: { $0.isUnwritable })
    else { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(scalar.isUnwritable ? scalar.picture : scalar)
    }
    return text
  }
}

extension UTF8.CodeUnit {
  /// Whether the byte is one of the characters that mean something in markup.
  fileprivate var isReferenceInMarkup: Bool {
    switch self {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x0D: true
    default: false
    }
  }

  /// Whether a scalar that cannot be written may begin with the byte.
  fileprivate var mayBeUnwritable: Bool {
    switch self {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnwritable: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE...0xFFFF: true
    default: false
    }
  }

  /// The character that stands for this one: Unicode draws the control characters from U+2400.
  fileprivate var picture: Unicode.Scalar {
    switch value {
    case ..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
