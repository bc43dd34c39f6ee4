/// Reads tables by RFC 4180.
enum CSVReader {
  /// The rows of a text, each with the line that it begins on; empty ones are left out.
  static func rows(_ text: String) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var line = 1
    var start = 1
    var characters = text.unicodeScalars.makeIterator()
    var pending = characters.next()
    if pending == "\u{FEFF}" { pending = characters.next() }
    func endRow() {
      fields.append(field)
      field = ""
      if fields != [""] { rows.append((start, fields)) }
      fields = []
    }
    while let scalar = pending {
      pending = characters.next()
      if isQuoted {
        if scalar != "\"" {
          if scalar == "\n" { line += 1 }
          field.unicodeScalars.append(scalar)
        } else if pending == "\"" {
          field.append("\"")
          pending = characters.next()
        } else {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"" where field.isEmpty: isQuoted = true
      case ",":
        fields.append(field)
        field = ""
      case "\r": continue
      case "\n":
        endRow()
        line += 1
        start = line
      default: field.unicodeScalars.append(scalar)
      }
    }
    if !field.isEmpty || !fields.isEmpty { endRow() }
    return rows
  }
}
