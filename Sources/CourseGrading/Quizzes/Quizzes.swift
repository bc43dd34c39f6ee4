public import CourseModel
import CourseModes
import Foundation

/// What students answered in the quizzes, held against the course: nothing in their files is trusted.
public struct Quizzes: Sendable {
  /// The name of the file that a student exports and hands in.
  static let fileName = "progress.json"

  /// All questions by identifier: a file may hold answers to predictions too.
  private let questions: [String: Question]
  /// Those that count, in the course's order.
  private let counted: [Question]

  /// Takes a course's questions; those of `quiz` fences count, predictions don't.
  public init(_ course: Course) {
    let blocks = course.lessons.flatMap(\.blocks).map(\.content)
    counted = blocks.compactMap { block in
      if case .quiz(let question) = block { question } else { nil }
    }
    let all = blocks.compactMap { block -> Question? in
      switch block {
      case .quiz(let question), .predict(let question): question
      default: nil
      }
    }
    questions = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Marks everybody's file.
  ///
  /// The first answer to a question counts. A file that was changed by hand counts for nothing, and the
  /// reason is told. Of two that share answers, nobody can say from the files whose they are: both count,
  /// and both are suspected.
  /// - Parameters:
  ///   - documents: the files' texts, by student.
  ///   - weight: what part of the whole mark the quizzes are, in percent.
  /// - Returns: what everybody gets.
  func grades(_ documents: [String: String], weight: Double) -> [String: QuizGrade] {
    var valid: [String: ProgressDocument] = [:]
    var grades: [String: QuizGrade] = [:]
    for (student, text) in documents {
      var grade = QuizGrade(correct: 0, total: counted.count, weight: weight)
      switch read(text) {
      case .failure(let refusal): grade.refusal = refusal.reason
      case .success(let document):
        let first = firstAnswers(document)
        grade.correct = counted.count { question in
          first[question.id].map { question.options[$0].isCorrect } ?? false
        }
        valid[student] = document
      }
      grades[student] = grade
    }
    for (student, evidence) in SharedAnswers(valid).evidence {
      grades[student]?.suspicions = [evidence]
    }
    return grades
  }

  private struct Refusal: Error { var reason: String }

  private func read(_ text: String) -> Result<ProgressDocument, Refusal> {
    let document: ProgressDocument
    do throws(ProgressDocument.ReadingError) {
      document = try ProgressDocument(json: Data(text.utf8))
    } catch {
      return .failure(Refusal(reason: "the file of answers is not one"))
    }
    let faults = document.faults(questions: questions)
    guard let (place, fault) = faults.min(by: { $0.key < $1.key }) else {
      return .success(document)
    }
    let what =
      switch fault {
      case .receipt: "its receipt is not that of the answer"
      case .unknownQuestion: "the course asks no such question"
      case .otherQuestion: "the course asks the question in other words"
      case .unknownOption: "the question has no such option"
      case .verdict: "it claims to be right or wrong where the course says otherwise"
      }
    return .failure(Refusal(reason: "answer \(place + 1) does not hold: \(what)"))
  }

  private func firstAnswers(_ document: ProgressDocument) -> [String: Int] {
    var first: [String: Int] = [:]
    for answer in document.answers where first[answer.question] == nil {
      first[answer.question] = answer.option
    }
    return first
  }

  /// How a class answered every question that counts: which wrong options drew whom.
  func statistics(_ documents: [String: String]) -> [QuestionStatistics] {
    let all = documents.values.compactMap { try? read($0).get() }.map { firstAnswers($0) }
    guard !all.isEmpty else { return [] }
    return counted.map { question in
      QuestionStatistics(
        question: question.id,
        text: question.prompt.plainText,
        options: question.options.enumerated().map { index, option in
          .init(
            text: option.text.plainText,
            isCorrect: option.isCorrect,
            students: all.count { $0[question.id] == index }
          )
        }
      )
    }
  }
}

extension [Prose] {
  /// The words of the first paragraph.
  fileprivate var plainText: String {
    for prose in self {
      if case .paragraph(let text) = prose { return text.plainText }
    }
    return ""
  }
}
