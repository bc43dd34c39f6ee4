import CourseRunner

/// Names of files for students, whatever the students are called.
public enum ReleasedFile {
  /// A name that every file system takes, and that no other student has.
  public static func name(of student: Student) -> String {
    let allowed = student.id.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", " ", "@": true
      default: false
      }
    }
    if allowed, !student.id.isEmpty, !student.id.hasPrefix("."), student.id.utf8.count <= 100 {
      return student.id
    }
    let words = student.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40)
    var digest = Digest()
    digest.add(student.id)
    return (words.isEmpty ? "student" : String(words)) + "~" + digest.finish().prefix(8)
  }
}
