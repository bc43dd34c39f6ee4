import CourseModel
import CourseRunner
import Foundation

/// What a teacher reads after grading: how the class did, which checks told whom apart, what was
/// misunderstood, and what looks odd.
public struct ClassReport {
  private let book: Gradebook
  private let title: String
  private let questions: [QuestionStatistics]

  /// Prepares the report.
  ///
  /// - Parameters:
  ///   - book: the gradebook.
  ///   - title: the course's title.
  ///   - questions: how the quizzes' questions were answered.
  public init(
    _ book: Gradebook,
    title: String,
    questions: [QuestionStatistics] = []
  ) {
    self.book = book
    self.title = title
    self.questions = questions
  }

  /// The report as a page that needs no other file.
  public func html(_ theme: ReportTheme) -> String {
    let statistics = ClassStatistics(book: book)
    let percents = statistics.percents
    let seconds = statistics.seconds
    let number = { (value: Double) in Points.text((value * 10).rounded() / 10) }
    return theme.render(
      "class",
      [
        "title": "Class report: \(title)",
        "course": title,
        "students": "\(book.students.count)",
        "handedIn": "\(percents.count)",
        "mean": number(Statistics.mean(percents)),
        "median": number(Statistics.quantile(0.5, percents)),
        "deviation": number(Statistics.deviation(percents)),
        "buckets": buckets(statistics.distribution),
        "exercises": statistics.exercises.map { values($0, number) },
        "sections": sections(number),
        "suspicions": suspicions,
        "unknown": unknown,
        "byHand": byHand,
        "strangers": book.students.filter { !$0.student.onRoster }.map(\.student.name),
        "verdicts": "\(seconds.count)",
        "seconds": number(seconds.reduce(0, +)),
        "medianSeconds": Points.text(Statistics.quantile(0.5, seconds)),
        "slowSeconds": Points.text(Statistics.quantile(0.99, seconds)),
        "questions": questions.map(\.values),
        "showsQuizzes": book.students.contains { $0.quiz != nil },
        "marks": book.students.map { student -> [String: Any] in
          [
            "name": student.student.name,
            "file": "feedback/" + ReleasedFile.name(of: student.student) + ".html",
            "section": student.student.section,
            "points": Points.text(student.points),
            "percent": number(book.percent(of: student)),
            "quiz": student.quiz?.text ?? "",
          ]
        },
        "possible": Points.text(book.possiblePoints),
      ]
    )
  }

  private func buckets(_ counts: [Int]) -> [[String: Any]] {
    let most = max(1, counts.max() ?? 1)
    return counts.enumerated().map { index, count in
      [
        "range": index == 9 ? "90–100 %" : "\(index * 10)–\(index * 10 + 9) %",
        "count": "\(count)",
        "height": "\(count * 100 / most)",
      ]
    }
  }

  private func values(
    _ row: ClassStatistics.ExerciseRow,
    _ number: (Double) -> String
  ) -> [String: Any] {
    [
      "id": row.exercise.id,
      "title": row.exercise.title,
      "handedIn": "\(row.handedIn)",
      "mean": row.handedIn > 0 ? number(row.mean) : "–",
      "full": "\(row.full)",
      "none": "\(row.none)",
      "unknown": "\(row.unknown)",
      "late": "\(row.late)",
      "attempts": number(row.attempts),
      "items": row.items.map { item -> [String: Any] in
        [
          "title": item.title,
          "passing": number(item.passing),
          "discrimination": item.discrimination.map { String(format: "%+.2f", $0) } ?? "–",
          "isWeak": item.discrimination.map { $0 < 0.1 } ?? false,
        ]
      },
      "misconceptions": row.misconceptions.map { wrong -> [String: Any] in
        ["name": wrong.name, "check": wrong.check, "students": "\(wrong.students)"]
      },
    ]
  }

  private func sections(_ number: (Double) -> String) -> [[String: Any]] {
    let groups = Dictionary(grouping: book.students, by: \.student.section)
    guard groups.count > 1 else { return [] }
    return groups.sorted { $0.key < $1.key }.map { name, students in
      let percents = students.map { book.percent(of: $0) }
      return [
        "name": name.isEmpty ? "(none)" : name,
        "students": "\(students.count)",
        "mean": number(Statistics.mean(percents)),
        "median": number(Statistics.quantile(0.5, percents)),
      ]
    }
  }

  /// Who looks as if they had tried to get round the checks, or had copied, with the evidence.
  private var suspicions: [[String: Any]] {
    book.students.flatMap { student in
      student.suspicions.map { found -> [String: Any] in
        [
          "name": student.student.name, "exercise": found.exercise,
          "attempt": found.attempt.map { "\($0)" } ?? "–", "evidence": found.evidence,
        ]
      }
    }
  }

  private var unknown: [[String: Any]] {
    book.students.flatMap { student in
      student.grades.filter { $0.status == .unknown }.map { grade -> [String: Any] in
        ["name": student.student.name, "exercise": grade.exercise, "reason": grade.reason]
      }
    }
  }

  private var byHand: [[String: Any]] {
    book.students.flatMap { student in
      student.grades.compactMap { grade -> [String: Any]? in
        guard let override = grade.override else { return nil }
        return [
          "name": student.student.name, "exercise": grade.exercise,
          "points": override.points.map { Points.text($0) } ?? "as earned",
          "earned": grade.attempt?.points.map { Points.text($0) } ?? "–",
          "comment": override.comment,
        ]
      }
    }
  }
}

/// How a class answered a question.
public struct QuestionStatistics: Sendable, Hashable {
  /// One option.
  public struct Option: Sendable, Hashable {
    var text: String
    var isCorrect: Bool
    var students: Int
  }

  var question: String
  var text: String
  var options: [Option]

  var values: [String: Any] {
    let total = options.reduce(0) { $0 + $1.students }
    return [
      "text": text,
      "total": "\(total)",
      "options": options.map { option -> [String: Any] in
        [
          "text": option.text,
          "isCorrect": option.isCorrect,
          "students": "\(option.students)",
          "percent": "\(total > 0 ? option.students * 100 / total : 0)",
        ]
      },
    ]
  }
}
