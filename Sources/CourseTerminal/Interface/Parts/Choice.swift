import CourseModel
import CourseModes
import CourseProgress
import Foundation

/// Committing to an answer: a letter first, then how sure one is.
struct Choice: Sendable, Hashable {
  /// The question that waits.
  var question: Question
  /// The option that was named, and is not committed to yet.
  private(set) var option: Int?

  init(_ question: Question) {
    self.question = question
  }

  /// What a key came to.
  enum Outcome: Sendable, Hashable {
    /// It means nothing here.
    case nothing
    case changed
    case committed(option: Int, confidence: Int?)
  }

  mutating func press(_ key: Key) -> Outcome {
    if case .character(let letter) = key, let option = question.choice(for: String(letter)) {
      self.option = option
      return .changed
    }
    guard let option else { return .nothing }
    switch key {
    case .character("1"), .character("2"), .character("3"):
      guard case .character(let digit) = key else { return .nothing }
      return .committed(option: option, confidence: digit.wholeNumberValue)
    case .enter: return .committed(option: option, confidence: nil)
    case .escape, .backspace:
      self.option = nil
      return .changed
    default: return .nothing
    }
  }

  /// What stands at the foot while the learner thinks about how sure that is.
  func prompt(_ columns: Int) -> Line? {
    guard let option else { return nil }
    let letter = Typesetter.letter(option)
    let isNarrow = columns < 78
    let sureness = zip(["1", "2", "3"], ["guessing", "fairly", "sure"]).flatMap { digit, word in
      [Span(digit, .bold), Span(" \(word)" + (isNarrow ? " " : "   "), .dim)]
    }
    return Line(
      [Span(isNarrow ? "Sure of \(letter)? " : "How sure are you of \(letter)?   ", .bold)]
        + sureness + [Span("Esc", .bold), Span(" think again", .dim)]
    )
  }

  /// The keys for it.
  var keys: Hint {
    Hint("a–\(Typesetter.letter(question.options.count - 1))", "commit to an answer")
  }
}

extension Context {
  /// Keeps an answer, here at once and in the record soon.
  mutating func commit(to question: Question, option: Int, confidence: Int?) {
    let isCorrect = question.options[option].isCorrect
    let now = LearnerProgress.Answer(
      option: option,
      isCorrect: isCorrect,
      given: .now,
      confidence: confidence
    )
    if progress.answers[question.id] == nil { progress.answers[question.id] = now }
    perform(
      .record(
        .answer(
          question: question.id,
          option: option,
          isCorrect: isCorrect,
          confidence: confidence,
          asked: question.fingerprint
        )
      )
    )
  }
}
