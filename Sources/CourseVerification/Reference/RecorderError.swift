/// Why nothing was recorded.
public enum RecorderError: Error, Sendable, Hashable {
  /// The course declares no reference.
  case undeclared
  /// The recorder ended with an error.
  case failed(recorder: String, said: String)
  /// The recorder's answer could not be read.
  case malformed(recorder: String, lesson: String)
  /// A lesson's cells are not fit to be recorded.
  case brokenCells(lesson: String, faults: [String])
}
