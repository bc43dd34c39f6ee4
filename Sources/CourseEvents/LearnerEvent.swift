/// What a learner's process tells the engine: one JSON object a line, on a channel of its own.
public enum LearnerEvent: Sendable, Hashable, Codable {
  /// The program begins. `stdout` and `stderr` are how many bytes have been printed before.
  case began(stdout: Int, stderr: Int)
  /// The cell begins.
  case cellStarted(index: Int)
  /// The cell ran to its end. `stdout` and `stderr` are how many bytes have been printed so far.
  case cellFinished(index: Int, stdout: Int, stderr: Int)
  /// The cell threw, as a cell marked `error` must.
  case cellThrew(index: Int, message: String, stdout: Int, stderr: Int)
  /// An error left a cell that may not throw. `count` errors had been thrown until then.
  case uncaught(message: String, count: Int)
  /// The cell shows a picture.
  case displayed(display: Display)
  /// A proof was evaluated. Pieces of Swift after the cells are counted from 0.
  case proof(piece: Int, holds: Bool)
  /// An expression was evaluated; `text` describes its value.
  case computed(piece: Int, text: String)
  /// A proof or an expression threw.
  case pieceThrew(piece: Int, message: String)
  /// A piece that may print and throw begins.
  case attemptStarted(piece: Int, stdout: Int, stderr: Int)
  /// It ran to its end.
  case attemptFinished(piece: Int, stdout: Int, stderr: Int)
  /// It threw.
  case attemptThrew(piece: Int, message: String, stdout: Int, stderr: Int)
  /// The lock could not be closed; the code is one of `lockdown.h`.
  case notLocked(code: Int)
  /// The check begins.
  case checkStarted(name: String)
  /// The check failed; there may be several of these for one check.
  case checkFailed(name: String, message: String, file: String, line: Int)
  /// A sealed check gave a value away: what it is the value of, and how far off it may be.
  case valueGiven(name: String, label: String, value: String, accuracy: Double)
  /// The check ended.
  case checkFinished(name: String, passed: Bool)
  /// The program reached its end.
  case finished
}
