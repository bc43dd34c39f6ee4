import CourseModel
import Foundation

/// A student's mark as Gradescope shows it: its `results.json`.
public struct GradescopeResults: Encodable, Sendable {
  struct Test: Encodable {
    var score: Double
    // Gradescope's names.
    var max_score: Double
    var name: String
    var status: String
    var output: String
    var visibility = "visible"
  }

  var score: Double
  var output: String
  var visibility = "visible"
  var stdout_visibility = "hidden"
  var tests: [Test]

  /// Describes the work of one student.
  public init(_ student: StudentGrade, _ book: Gradebook) {
    score = Points.rounded(book.mark(of: student))
    output = (student.refusal ?? "").released
    let titles = Dictionary(
      book.exercises.map { ($0.id, $0.title) },
      uniquingKeysWith: { first, _ in first }
    )
    tests = student.grades.flatMap { grade -> [Test] in
      let title = titles[grade.exercise] ?? grade.exercise
      let possible = Double(book.possible[grade.exercise] ?? 0)
      guard let verdict = grade.attempt?.verdict, grade.override?.points == nil,
        grade.attempt?.deduction == 0
      else {
        let points = grade.points ?? 0
        return [
          Test(
            score: points,
            max_score: possible,
            name: title,
            status: points >= possible ? "passed" : "failed",
            output: grade.reason.released
          )
        ]
      }
      return verdict.released.map { item in
        let reason =
          item.messages.isEmpty && item.outcome != .passed && item.name != "hidden"
          ? [verdict.explanation] : item.messages
        return Test(
          score: Double(item.points),
          max_score: Double(item.possible),
          name: "\(title): \(item.title)",
          status: item.outcome == .passed ? "passed" : "failed",
          output: reason.joined(separator: "\n").released
        )
      }
    }
    if let quiz = student.quiz {
      tests.append(
        Test(
          score: Double(quiz.correct),
          max_score: Double(quiz.total),
          name: "Quizzes, \(Points.text(quiz.weight)) % of the mark",
          status: quiz.refusal == nil && quiz.correct == quiz.total ? "passed" : "failed",
          output: (quiz.refusal ?? "").released
        )
      )
    }
  }
}
