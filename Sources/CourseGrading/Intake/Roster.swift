import Foundation

/// Who is in the class: a table that a platform exports, or one written by hand.
public struct Roster: Sendable, Hashable {
  /// One line of the table.
  public struct Entry: Sendable, Hashable {
    /// All that the line says, by the columns' titles.
    public var fields: [String: String]
    /// The student that the line describes.
    public var student: Student
  }

  /// The lines, in order.
  public var entries: [Entry]
  /// The titles of the columns, in order.
  public var columns: [String]

  private static let nameColumns = ["name", "student", "full name", "fullname", "student name"]
  private static let keyColumns = [
    "folder", "submission", "login", "username", "user", "sis login id", "id", "sis user id",
    "identifier", "email", "email address",
  ]
  private static let sectionColumns = ["section", "sections", "group", "groups", "class"]

  /// Reads a roster.
  ///
  /// - Parameter path: a CSV file whose first line names the columns: a name (or first and last name),
  ///   and optionally whatever else identifies a student (folder, login, ID, email) and the section.
  /// - Throws: ``GradingError``.
  public init(path: String) throws(GradingError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    let rows = CSVReader.rows(String(decoding: data, as: UTF8.self))
    guard let header = rows.first else {
      throw .badFile(path: path, line: 1, reason: "The roster is empty. Name its columns first.")
    }
    columns = header.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    let names = columns.map { $0.lowercased() }
    let find = { (wanted: [String]) in wanted.compactMap { names.firstIndex(of: $0) } }
    let first = find(["first name", "firstname", "given name"]).first
    let last = find(["last name", "lastname", "surname", "family name"]).first
    let keys = find(Self.keyColumns)
    let nameColumn = find(Self.nameColumns).first
    guard nameColumn != nil || (first != nil && last != nil) || !keys.isEmpty else {
      throw .badFile(
        path: path,
        line: header.line,
        reason: "No column is called `name`. Call the column of the students' names so."
      )
    }
    var seen: Set<String> = []
    var entries: [Entry] = []
    for (line, fields) in rows.dropFirst() {
      let value = { (index: Int?) -> String in
        guard let index, index < fields.count else { return "" }
        return fields[index].trimmingCharacters(in: .whitespaces)
      }
      let parts = [value(first), value(last)].filter { !$0.isEmpty }.joined(separator: " ")
      let name = [value(nameColumn), parts].first { !$0.isEmpty } ?? ""
      let key = keys.lazy.map { value($0) }.first { !$0.isEmpty } ?? name
      // Canvas writes a line of the points possible below the header.
      guard !key.isEmpty, name != "Points Possible" else { continue }
      guard seen.insert(key).inserted else {
        throw .badFile(
          path: path,
          line: line,
          reason: "`\(key)` is there twice. Take one of the lines out."
        )
      }
      let pairs = zip(columns, fields).filter { !$0.0.isEmpty }
      let student = Student(
        id: key.undeceiving.precomposedStringWithCanonicalMapping,
        name: (name.isEmpty ? key : name).undeceiving,
        section: value(find(Self.sectionColumns).first),
        platform: Dictionary(pairs, uniquingKeysWith: { first, _ in first })
      )
      entries.append(Entry(fields: student.platform, student: student))
    }
    self.entries = entries
  }

  /// The line of a student who has handed something in.
  ///
  /// A value names a student where one line alone has it: a section's name does not.
  func entry(of student: Student) -> Entry? {
    let numbers = ["Canvas", "Moodle"].compactMap { student.platform[$0] }
    for value in [student.id] + numbers + numbers.map({ "Participant \($0)" }) {
      let matches = entries.filter { entry in
        entry.fields.values.contains { $0.lowercased() == value.lowercased() }
      }
      if matches.count == 1 { return matches[0] }
    }
    let words = Self.words(student.name)
    let joined = Self.words(student.name).joined()
    let matches = entries.filter { entry in
      let named = Self.words(entry.student.name)
      return named == words || named.joined() == joined
        || Self.unordered(entry.student.name).joined() == joined
    }
    return matches.count == 1 ? matches[0] : nil
  }

  /// A name's words in order of the alphabet, so that “Doe, Jane” is “Jane Doe”.
  private static func words(_ name: String) -> [String] { unordered(name).sorted() }

  private static func unordered(_ name: String) -> [String] {
    let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // “Doe, Jane” is how Canvas sorts; “doejane” is how it names files.
    return name.contains(",") ? parts : Array(parts.suffix(1) + parts.dropLast())
  }
}
