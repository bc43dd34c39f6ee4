/// What the name of a handed-in file or folder tells, by the customs of learning platforms.
struct PlatformName {
  var student: Student
  /// What is left of the name, where it was a file's.
  var rest: String
  /// How often it was handed in before.
  var attempt: Int

  /// Reads a name.
  ///
  /// - Canvas: `doejane_12345_678910_work.zip`, with `LATE` between and `-1` after the name.
  /// - Moodle: `Jane Doe_123456_assignsubmission_file_work.zip`, or such a folder.
  /// - Anything else: the name is the student's.
  init(_ name: String) {
    if let match = name.wholeMatch(of: /([^_]+)_(\d+)_assignsubmission_file(?:_(.*))?/) {
      let person = String(match.1)
      let number = String(match.2)
      student = Student(
        id: "\(person)_\(number)",
        name: person,
        platform: ["Moodle": number]
      )
      rest = match.3.map(String.init) ?? ""
      attempt = 1
      return
    }
    if let match = name.wholeMatch(of: /([^_]+)_(?:LATE_)?(\d+)_(\d+)_(.+)/) {
      let number = String(match.2)
      student = Student(
        id: "\(match.1)_\(number)",
        name: String(match.1),
        platform: ["Canvas": number]
      )
      rest = String(match.4)
      let again = rest.firstMatch(of: /-(\d{1,3})\.(?:swift|zip|tar|tgz|tar\.gz)$/)
      attempt = 1 + (again.flatMap { Int($0.1) } ?? 0)
      return
    }
    rest = name
    attempt = 1
    student = Student(id: Self.withoutEnding(name))
  }

  /// An archive's name without what says so.
  static func withoutEnding(_ name: String) -> String {
    for ending in [".zip", ".tar.gz", ".tgz", ".tar", ".swift"]
    where name.lowercased().hasSuffix(ending) && name.count > ending.count {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}
