/// What running a lesson's program gave, with places counted from the top of each cell.
///
/// This is what is kept: it holds nothing of where the cells stand on the page.
struct ProgramRun: Sendable, Hashable, Codable {
  var cells: [CellRun]
  /// One a piece after the cells, in order.
  var pieces: [PieceRun]
  var faults: [Fault]

  /// What a piece after the cells gave.
  struct PieceRun: Sendable, Hashable, Codable {
    /// Whether a proof holds.
    var holds: Bool?
    /// The value of an expression, or what an attempt printed.
    var text: String?
    /// The text of the error that ended an attempt.
    var thrown: String?
    /// Why it did not run to an end, where it did not.
    var failure: Failure?

    /// Why a piece could not be evaluated.
    struct Failure: Sendable, Hashable, Codable {
      var message: String
      /// The place in the piece, from 1, where it is known.
      var line: Int?
    }
  }

  /// Why a cell failed.
  struct Fault: Sendable, Hashable, Codable {
    /// The kinds of failure, as named in a diagnostic.
    enum Kind: String, Sendable, Codable {
      case doesNotCompile = "cell-does-not-compile"
      case crashed = "cell-crashed"
      case threw = "cell-threw"
      case didNotThrow = "cell-did-not-throw"
      case unclosed = "cell-not-closed"
      case timedOut = "cell-timed-out"
      case printedTooMuch = "cell-printed-too-much"
      case ended = "cell-ended-the-program"
      case unusableDisplay = "unusable-picture"
    }
    var kind: Kind
    var cell: Int
    /// The place in the cell, from 1.
    var line: Int
    var column: Int
    var message: String
    var notes: [String] = []
    /// The place in a later cell that called, where the fault stands in an earlier one.
    var caller: Caller?

    /// A line of a cell.
    struct Caller: Sendable, Hashable, Codable {
      var cell: Int
      var line: Int
    }
  }
}
