import StateDictJSON

/// How one case of the oracle ended.
public struct CaseResult: Sendable {
  /// The three ways to end.
  public enum Verdict: Sendable, Equatable {
    case passed
    /// What differs, at least one thing.
    case failed([Difference])
    /// The case asks for something that does not exist here; the reason.
    case notApplicable(String)
  }

  /// The case, as in `checkpoints/mlp.pth default`.
  public let name: String
  /// How it ended.
  public let verdict: Verdict

  /// Records how a case ended.
  public init(_ name: String, _ verdict: Verdict) {
    self.name = name
    self.verdict = verdict
  }

  /// Ends a case that could not be run: failed, unless it does not apply.
  init(_ name: String, stoppedBy error: any Error) {
    if case .inapplicable(let reason)? = error as? ReplayError {
      self.init(name, .notApplicable(reason))
    } else {
      self.init(name, [Difference("", expected: "the case runs", actual: "\(error)")])
    }
  }

  /// Passed where nothing differs.
  public init(_ name: String, _ differences: [Difference]) {
    self.init(name, differences.isEmpty ? .passed : .failed(differences))
  }
}

/// One thing that is not as PyTorch has it.
public struct Difference: Sendable, Equatable {
  /// Where, as in `tensors[3].stride`; empty for the whole.
  public let place: String
  /// What PyTorch gave.
  public let expected: String
  /// What we gave.
  public let actual: String

  /// Describes a difference.
  public init(_ place: String, expected: String, actual: String) {
    self.place = place
    self.expected = expected
    self.actual = actual
  }
}
