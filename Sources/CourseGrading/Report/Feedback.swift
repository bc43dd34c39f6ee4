import CourseModel
import CourseRunner
import Foundation

/// What one student is told: every mark, and why it is what it is.
public struct Feedback {
  private let student: StudentGrade
  private let book: Gradebook
  private let title: String
  private let policy: GradingPolicy

  /// The most of what a student's code printed that is shown, in characters.
  private static let outputLimit = 1500

  /// Prepares a student's feedback.
  ///
  /// - Parameters:
  ///   - student: the student.
  ///   - book: the gradebook, of which nothing is shown but this student's part.
  ///   - title: the course's title.
  ///   - policy: the deadlines.
  public init(
    _ student: StudentGrade,
    of book: Gradebook,
    title: String,
    policy: GradingPolicy = GradingPolicy()
  ) {
    self.student = student
    self.book = book
    self.title = title
    self.policy = policy
  }

  /// The feedback as a page that needs no other file.
  public func html(_ theme: ReportTheme) -> String {
    theme.render(
      "feedback",
      [
        "title": "\(student.student.name): \(title)",
        "course": title,
        "name": student.student.name,
        "section": student.student.section,
        "points": Points.text(student.points),
        "possible": Points.text(book.possiblePoints),
        "percent": Points.text(book.percent(of: student).rounded()),
        "refusal": student.refusal ?? "",
        "quiz": student.quiz?.text ?? "",
        "exercises": entries.map(\.values),
      ]
    )
  }

  /// The feedback as Markdown.
  public var markdown: String {
    let percent = Points.text(book.percent(of: student).rounded())
    let quiz =
      student.quiz.map {
        [
          "",
          "Quizzes: \(Markdown.escaped($0.text)), \(Points.text($0.weight)) % of the mark, "
            + "which is \(percent) %",
        ]
      } ?? []
    let refusal = student.refusal.map { ["", Markdown.escaped($0)] } ?? []
    let head = [
      "# \(Markdown.escaped(student.student.name))", "",
      "\(Markdown.escaped(title)): **\(Points.text(student.points)) of "
        + "\(Points.text(book.possiblePoints)) points**",
    ]
    return (head + quiz + refusal + entries.flatMap(\.markdown)).joined(separator: "\n") + "\n"
  }

  private var entries: [FeedbackEntry] {
    zip(book.exercises, student.grades).map { exercise, grade in
      FeedbackEntry(
        exercise,
        grade,
        possible: book.possible[exercise.id] ?? exercise.points,
        due: policy.due(exercise.id, for: student.student),
        outputLimit: Self.outputLimit
      )
    }
  }
}

/// Text as Markdown holds it: what a student wrote stays text.
enum Markdown {
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.replacing("\n", with: " ").undeceiving {
      if "\\`*_{}[]<>()#+-!|&~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// A block of code, fenced by more backticks than it holds.
  static func fenced(_ text: String) -> [String] {
    let text = text.released
    let longest = text.matches(of: /`+/).map { $0.0.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence + "text", text.hasSuffix("\n") ? String(text.dropLast()) : text, fence]
  }
}
