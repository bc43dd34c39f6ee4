// testKept_isWhole: You kept the parameters only
import StateDictCore

/// Remembers a model's state at its lowest loss.
public struct BestEpoch {
  /// The lowest loss so far.
  public private(set) var loss = Double.infinity
  /// The state at the lowest loss, or `nil` where none has been kept.
  public private(set) var state: StateDict?

  /// Begins with nothing kept.
  public init() {}

  /// Keeps the model's state if the loss is lower than every one before.
  ///
  /// - Throws: where there is no memory for a copy.
  public mutating func offer(_ model: Module, loss: Double) throws {
    if loss < self.loss {
      self.loss = loss
      let kept = StateDict()
      for (name, parameter) in model.namedParameters() {
        kept[name] = try parameter.detach().clone()
      }
      state = kept
    }
  }

  /// Copies the kept state back into a model.
  ///
  /// - Throws: what does not fit.
  public func restore(_ model: Module) throws {
    if let state {
      try model.loadStateDict(state)
    }
  }
}
