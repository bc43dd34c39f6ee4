public import CourseModel

extension ProgressDocument {
  /// What is wrong with an answer of a file that somebody else wrote.
  public enum Fault: Sendable, Hashable {
    /// The receipt is not that of the answer: the file was changed by hand from here on.
    case receipt
    /// The course asks no such question.
    case unknownQuestion
    /// The course asks another question by that name, or asks it in other words.
    case otherQuestion
    /// The question has no such option.
    case unknownOption
    /// The file says right where the course says wrong, or the other way round.
    case verdict
  }

  /// Holds every answer against the course: nothing in the file is trusted.
  ///
  /// - Parameter questions: The course's questions by identifier.
  /// - Returns: What is wrong, by the place of the answer in ``answers``.
  public func faults(questions: [String: Question]) -> [Int: Fault] {
    var faults: [Int: Fault] = [:]
    var previous = ""
    for (index, answer) in answers.enumerated() {
      let receipt = Receipt.make(for: answer, after: previous)
      faults[index] = fault(of: answer, receipt: receipt, questions[answer.question])
      previous = receipt
    }
    return faults
  }

  private func fault(of answer: Answer, receipt: String, _ question: Question?) -> Fault? {
    if answer.receipt != receipt { return .receipt }
    guard let question else { return .unknownQuestion }
    if question.fingerprint != answer.asked { return .otherQuestion }
    guard question.options.indices.contains(answer.option) else { return .unknownOption }
    return question.options[answer.option].isCorrect == answer.correct ? nil : .verdict
  }
}
