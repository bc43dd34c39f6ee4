/// What the proof of one option gave.
public struct ProofRun: Sendable, Hashable, Codable {
  /// The question's identifier.
  public var question: String
  /// Which option, from 0.
  public var option: Int
  /// What the expression gave; `nil` where it could not be evaluated.
  public var holds: Bool?

  /// Makes a result.
  public init(question: String, option: Int, holds: Bool?) {
    self.question = question
    self.option = option
    self.holds = holds
  }
}

/// What a card to remember gave.
public struct CardRun: Sendable, Hashable, Codable {
  /// The card's identifier.
  public var card: String
  /// What its proof gave, or whether it could be computed where it has none; `nil` where the proof could
  /// not be evaluated.
  public var holds: Bool?
  /// What it computed, where it computes something.
  public var computed: String?

  /// Makes a result.
  public init(card: String, holds: Bool?, computed: String? = nil) {
    self.card = card
    self.holds = holds
    self.computed = computed
  }
}

/// What a debug case gave.
public struct CaseRun: Sendable, Hashable, Codable {
  /// The case's identifier.
  public var id: String
  /// What the broken code printed, and the text of the error that it threw; `nil` where it did not run.
  public var symptom: String?
  /// What the repaired code printed; `nil` where it did not run through.
  public var fixed: String?

  /// Makes a result.
  public init(id: String, symptom: String?, fixed: String?) {
    self.id = id
    self.symptom = symptom
    self.fixed = fixed
  }
}
