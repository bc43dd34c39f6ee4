import CourseModel

extension Gradebook {
  /// The gradebook as a table for spreadsheets, by RFC 4180.
  ///
  /// A row a student: the points of every exercise, empty where it could not be checked; the total;
  /// the points there are; and why points are missing.
  public var csv: String {
    let header = ["student"] + exercises.map(\.id) + ["total", "possible", "reasons"]
    let rows = students.map { student in
      let points = student.grades.map { $0.points.map(String.init) ?? "" }
      let reasons = student.grades.filter { !$0.reason.isEmpty }
        .map { "\($0.exercise): \($0.reason)" }
        .joined(separator: "\n")
      return [student.student] + points + ["\(student.points)", "\(possible)", reasons]
    }
    return CSV.table([header] + rows)
  }
}

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
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) }
    let safe = isFormula == true ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return safe
    }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
