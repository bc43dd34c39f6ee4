public import CourseEvents
public import CourseModel

/// What running a lesson's cells gave.
public struct LessonRun: Sendable, Hashable, Codable {
  /// The lesson's identifier.
  public var lesson: String
  /// One entry a cell, in order; cells that are not run have one too.
  public var cells: [CellRun]
  /// What the options' proofs gave.
  public var proofs: [ProofRun]
  /// What the cards to remember gave.
  public var cards: [CardRun]
  /// What the debug cases gave.
  public var cases: [CaseRun]
  /// Whether the result was kept from an earlier run of the same program.
  public var isCached: Bool
  /// What is wrong: a cell that failed, an output that is not the one stated, a false proof.
  public var diagnostics: [Diagnostic]

  /// Makes a result.
  public init(
    lesson: String,
    cells: [CellRun],
    proofs: [ProofRun],
    cards: [CardRun] = [],
    cases: [CaseRun] = [],
    isCached: Bool,
    diagnostics: [Diagnostic]
  ) {
    self.lesson = lesson
    self.cells = cells
    self.proofs = proofs
    self.cards = cards
    self.cases = cases
    self.isCached = isCached
    self.diagnostics = diagnostics
  }
}

/// What one cell gave.
public struct CellRun: Sendable, Hashable, Codable {
  /// How a cell can end.
  public enum Outcome: Sendable, Hashable, Codable {
    case completed
    /// A cell marked `error` threw, as it must.
    case threw(message: String)
    /// It did not compile, trapped, threw, or ran out of time; the message says which.
    case failed(message: String)
    /// An earlier cell failed.
    case notReached
    /// The cell is marked `no-run`.
    case notRun
  }

  /// Which cell, from 0.
  public var index: Int
  /// How it ended.
  public var outcome: Outcome
  /// What it printed.
  public var standardOutput: String
  /// What it printed on the error stream.
  public var standardError: String
  /// The pictures that it showed, in order.
  public var displays: [Display]

  /// Makes a result.
  public init(
    index: Int,
    outcome: Outcome,
    standardOutput: String,
    standardError: String,
    displays: [Display] = []
  ) {
    self.index = index
    self.outcome = outcome
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.displays = displays
  }
}
