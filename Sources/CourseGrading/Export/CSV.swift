/// Writes tables by RFC 4180.
enum CSV {
  static func table(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// One field: quoted where it must be, and never a formula.
  ///
  /// A spreadsheet evaluates what begins with one of these signs, and a student chooses the names
  /// and, through messages, much of the text; an apostrophe makes it text.
  static func field(_ text: String) -> String {
    let text = text.released
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) }
    let safe = isFormula == true ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return safe
    }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
