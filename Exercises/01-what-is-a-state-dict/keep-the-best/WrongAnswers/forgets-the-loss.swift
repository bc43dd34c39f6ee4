// testOffer_keepsTheLowest: the next epoch is compared with an old one
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
      state = model.stateDict().deepCopy()
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
