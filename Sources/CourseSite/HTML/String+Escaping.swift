extension String {
  /// The text with the characters that mean something in markup written as references.
  var escapedForMarkup: String {
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
  /// A program may print an escape sequence; the page then shows `␛` where it stood.
  var displayable: String {
    guard unicodeScalars.contains(where: \.isUnwritable) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(scalar.isUnwritable ? scalar.picture : scalar)
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isUnwritable: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0xFFFE...0xFFFF: true
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
