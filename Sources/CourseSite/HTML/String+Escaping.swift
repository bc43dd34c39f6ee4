import CourseModel

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
      unicodeScalars.contains(where: { $0.substitute != nil })
    else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.substitute ?? $0 }))
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
  /// What is shown in its place; layout is kept.
  fileprivate var substitute: Unicode.Scalar? {
    switch self {
    case "\t", "\n", "\r": nil
    default: picture
    }
  }
}
