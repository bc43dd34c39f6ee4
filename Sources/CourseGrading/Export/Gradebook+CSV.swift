import CourseModel

extension Gradebook {
  /// The gradebook as a table for spreadsheets, by RFC 4180.
  ///
  /// A row a student: the points of every exercise, empty where it could not be checked; the total;
  /// the points there are; and why points are missing.
  public var csv: String {
    let hasQuizzes = students.contains { $0.quiz != nil }
    let header =
      ["student", "name", "section"] + exercises.map(\.id) + ["total", "possible"]
      + (hasQuizzes ? ["quizzes", "percent"] : []) + ["reasons"]
    let rows = students.map { student -> [String] in
      let points = student.grades.map { $0.points.map(Points.text) ?? "" }
      let quizzes =
        hasQuizzes
        ? [student.quiz?.text ?? "", Points.text(percent(of: student))] : []
      return [student.student.id, student.student.name, student.student.section] + points
        + [Points.text(student.points), Points.text(possiblePoints)] + quizzes
        + [student.reasons]
    }
    return CSV.table([header] + rows)
  }

  /// A gradebook as Canvas imports it: the mark, quizzes counted by their weight, as one assignment.
  ///
  /// - Parameter assignment: the assignment's title, with its number in parentheses where Canvas has it
  ///   already.
  /// - Returns: the table.
  public func canvasCSV(assignment: String) -> String {
    let fields = ["ID", "SIS User ID", "SIS Login ID"]
    let rows = students.map { student -> [String] in
      let known = student.student.platform
      let id = known["ID"] ?? known["Canvas"] ?? ""
      return [student.student.name, id] + fields.dropFirst().map { known[$0] ?? "" }
        + [student.student.section, markText(of: student)]
    }
    return CSV.table(
      [
        ["Student"] + fields + ["Section", assignment],
        ["Points Possible", "", "", "", "", Points.text(possiblePoints)],
      ] + rows
    )
  }

  /// A grading worksheet as Moodle imports it, quizzes counted by their weight.
  public var moodleCSV: String {
    let header = [
      "Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade",
      "Grade can be changed", "Feedback comments",
    ]
    let rows = students.map { student -> [String] in
      let known = student.student.platform
      let identifier =
        known["Identifier"] ?? known["Moodle"].map { "Participant \($0)" } ?? student.student.id
      let status =
        student.grades.allSatisfy(\.attempts.isEmpty) ? "No submission" : "Submitted for grading"
      return [
        identifier, student.student.name, known["Email address"] ?? "", status,
        markText(of: student), Points.text(possiblePoints), "Yes", student.reasons,
      ]
    }
    return CSV.table([header] + rows)
  }

  /// The mark, empty where a part of it is not known.
  private func markText(of student: StudentGrade) -> String {
    student.isComplete ? Points.text(mark(of: student)) : ""
  }

  /// The whole mark as points of those there are, quizzes counted by their weight.
  func mark(of student: StudentGrade) -> Double {
    student.quiz == nil
      ? student.points : Points.rounded(percent(of: student) / 100 * possiblePoints)
  }

  /// The whole mark in percent, quizzes counted by their weight.
  public func percent(of student: StudentGrade) -> Double {
    let work = possiblePoints > 0 ? student.points / possiblePoints * 100 : 0
    guard let quiz = student.quiz else { return work }
    let answers = quiz.total > 0 ? Double(quiz.correct) / Double(quiz.total) * 100 : 0
    return work * (1 - quiz.weight / 100) + answers * quiz.weight / 100
  }
}

extension StudentGrade {
  /// Why points are missing, a line an exercise.
  var reasons: String {
    (refusal.map { [$0] } ?? [])
      .appending(
        grades.filter { !$0.reason.isEmpty }.map { "\($0.exercise): \($0.reason)" }
      )
      .joined(separator: "\n")
  }
}

extension QuizGrade {
  /// How many answers were right, or why none counts.
  public var text: String { refusal ?? "\(correct)/\(total)" }
}

extension Array {
  fileprivate func appending(_ more: [Element]) -> [Element] { self + more }
}
