import Tensors

/// Multiplies the rates by a factor every so many epochs.
///
/// Mirrors `torch.optim.lr_scheduler.StepLR`.
public final class StepLR: LRScheduler {
  /// Makes a scheduler.
  public init(_ optimizer: Optimizer, stepSize: Int, gamma: Double = 0.1) {
    super.init(optimizer, attributes: ["step_size": .int(stepSize), "gamma": .float(gamma)])
  }

  public override func nextRates(isInitial: Bool) -> [Double] {
    let size = attributes["step_size"]?.int ?? 1
    guard lastEpoch != 0, size != 0, lastEpoch % size == 0 else { return rates }
    let gamma = attributes["gamma"]?.double ?? 1
    return rates.map { $0 * gamma }
  }
}
