import CourseModel

extension String {
  /// The text with nothing in it that moves the cursor or switches a colour.
  ///
  /// What a learner's program prints must not be able to disturb the screen: tabs become spaces,
  /// control characters their pictures, as in ␛.
  package var printable: String {
    var result = ""
    var column = 0
    for character in self {
      switch character {
      case "\n", "\r\n":
        result += "\n"
        column = 0
      case "\t":
        let spaces = 8 - column % 8
        result += String(repeating: " ", count: spaces)
        column += spaces
      default:
        for scalar in character.unicodeScalars {
          result.unicodeScalars.append(scalar.picture ?? scalar)
        }
        column += character.displayWidth
      }
    }
    return result
  }

  /// The same without line breaks.
  var onOneLine: String { printable.replacing("\n", with: " ") }

  /// The lines of a text that may end in a newline.
  var linesOfText: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
