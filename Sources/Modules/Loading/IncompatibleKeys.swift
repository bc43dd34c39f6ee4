import Tensors

/// What a successful load reports.
///
/// Mirrors the named tuple that `Module.load_state_dict` returns.
public struct IncompatibleKeys: Equatable, Sendable {
  /// The keys that the model has and the state dict lacked.
  public let missingKeys: [String]
  /// The keys that the state dict had and the model lacks.
  public let unexpectedKeys: [String]
  /// The warnings that PyTorch prints while loading, in order.
  public let warnings: [String]

  /// Makes a report.
  public init(missingKeys: [String], unexpectedKeys: [String], warnings: [String] = []) {
    self.missingKeys = missingKeys
    self.unexpectedKeys = unexpectedKeys
    self.warnings = warnings
  }
}

extension IncompatibleKeys: CustomStringConvertible {
  /// What Python's `repr` shows.
  public var description: String {
    if missingKeys.isEmpty, unexpectedKeys.isEmpty { return "<All keys matched successfully>" }
    return "_IncompatibleKeys(missing_keys=\(Python.repr(missingKeys)), "
      + "unexpected_keys=\(Python.repr(unexpectedKeys)))"
  }
}
