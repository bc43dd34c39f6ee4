import CourseGrading
import CourseModel
import CourseTerminal

/// A class's marks as lines that fit a terminal, however many exercises there are.
struct GradeTable {
  private let book: Gradebook
  private let columns: Int

  init(_ book: Gradebook, columns: Int) {
    self.book = book
    self.columns = columns
  }

  /// The table and what its signs mean.
  var text: String {
    let marks = book.exercises.count
    let totals = book.students.map {
      "\(Points.text($0.points))/\(Points.text(book.possiblePoints))"
    }
    let totalWidth = totals.map(\.count).max() ?? 0
    let nameWidth = max(8, min(40, columns - marks - totalWidth - 8))
    let rows = zip(book.students, totals).map { student, total -> String in
      let signs = student.grades.map { Self.sign($0.status) }.joined()
      let name = student.student.name.printable.fitted(to: nameWidth)
      let padding = String(repeating: " ", count: totalWidth - total.count)
      return "  \(name)  \(signs)  \(padding)\(total)\(student.isSuspicious ? " !" : "")\n"
    }
    return "\n" + rows.joined() + "\n"
      + "  ✓ all points  ◐ some  ✗ none  – not handed in  ⊘ refused\n"
      + "  ? could not be checked  ! suspicious: see the class report\n\n"
  }

  /// The sign of a mark.
  static func sign(_ status: ExerciseGrade.Status) -> String {
    switch status {
    case .full: "✓"
    case .partial: "◐"
    case .none: "✗"
    case .notHandedIn: "–"
    case .refused: "⊘"
    case .unknown: "?"
    }
  }
}

extension String {
  /// The text in exactly so many columns, cut or filled up.
  func fitted(to width: Int) -> String {
    var result = ""
    var used = 0
    for character in replacing("\n", with: " ") {
      let more = String(character).displayWidth
      if used + more > width { return trimmed(result, used, width) }
      result.append(character)
      used += more
    }
    return result + String(repeating: " ", count: width - used)
  }

  private func trimmed(_ text: String, _ used: Int, _ width: Int) -> String {
    var text = text
    var used = used
    while used > width - 1, let last = text.popLast() { used -= String(last).displayWidth }
    return text + "…" + String(repeating: " ", count: max(0, width - 1 - used))
  }
}
