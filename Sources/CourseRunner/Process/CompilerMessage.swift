/// One error of the compiler, and the notes below it.
struct CompilerMessage: Sendable, Hashable, Codable {
  /// The file as the compiler names it.
  var file: String
  var line: Int
  var column: Int
  var text: String
  var notes: [String] = []
  /// Where the first note stands: an unclosed brace is reported at the end of the file, and its
  /// opening in a note.
  var noted: Place?

  /// A place in a file.
  struct Place: Sendable, Hashable, Codable {
    var file: String
    var line: Int
    var column: Int
  }

  /// The errors in the compiler's output.
  ///
  /// Everything else in it is context for terminals.
  static func errors(in output: String) -> [CompilerMessage] {
    var messages: [CompilerMessage] = []
    var isAfterError = false
    for line in output.split(separator: "\n") {
      guard let (severity, message) = parse(line) else { continue }
      switch severity {
      case "error":
        isAfterError = true
        if !messages.contains(message) { messages.append(message) }
      case "note" where isAfterError:
        let last = messages.count - 1
        let isElsewhere = message.line != messages[last].line || message.file != messages[last].file
        let place = isElsewhere && message.line > 0 ? " (line \(message.line))" : ""
        messages[last].notes.append("note: " + message.text + place)
        if messages[last].noted == nil {
          let noted = Place(file: message.file, line: message.line, column: message.column)
          messages[last].noted = noted
        }
      default:
        isAfterError = false
      }
    }
    return messages
  }

  /// Reads `file:line:column: severity: text`, also without line and column.
  private static func parse(_ line: Substring) -> (severity: String, CompilerMessage)? {
    for severity in ["error", "warning", "note"] {
      guard let mark = line.firstRange(of: ": \(severity): ") else { continue }
      var place = line[..<mark.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      let text = String(line[mark.upperBound...])
      let numbers = place.suffix(2).compactMap { Int($0) }
      if place.count > 2, numbers.count == 2 {
        place.removeLast(2)
        let file = place.joined(separator: ":")
        return (severity, .init(file: file, line: numbers[0], column: numbers[1], text: text))
      }
      // `<unknown>:0`
      let file = String(place.first ?? "")
      return (severity, .init(file: file, line: 0, column: 1, text: text))
    }
    return nil
  }
}
