/// A question with options, one of which is right: a prediction before reading, or a quiz after.
public struct Question: Sendable, Hashable, Codable {
  /// The name of the question, unique in the course.
  public var id: String
  /// The belief that the question puts to the test, where it is a myth.
  public var belief: String?
  /// What is asked.
  public var prompt: [Prose]
  /// What can be answered, in order; exactly one is right.
  public var options: [Option]
  /// What is shown after committing to an answer.
  public var answer: [Prose]

  /// Makes a question.
  public init(
    id: String,
    belief: String? = nil,
    prompt: [Prose],
    options: [Option],
    answer: [Prose]
  ) {
    self.id = id
    self.belief = belief
    self.prompt = prompt
    self.options = options
    self.answer = answer
  }

  /// One answer to choose from.
  public struct Option: Sendable, Hashable, Codable {
    /// What it says.
    public var text: [Inline]
    /// Whether it is right.
    public var isCorrect: Bool
    /// Why it is right or wrong, shown to who chose it.
    public var because: [Inline]
    /// Swift of type `Bool`, evaluated after the lesson's cells: true exactly for the right option.
    public var proof: String?
    /// The line of the file on which `proof` begins.
    public var proofLine: Int?
    /// Where the option stands.
    public var range: SourceRange

    /// Makes an option.
    public init(
      text: [Inline],
      isCorrect: Bool,
      because: [Inline] = [],
      proof: String? = nil,
      proofLine: Int? = nil,
      range: SourceRange
    ) {
      self.text = text
      self.isCorrect = isCorrect
      self.because = because
      self.proof = proof
      self.proofLine = proofLine
      self.range = range
    }
  }
}
