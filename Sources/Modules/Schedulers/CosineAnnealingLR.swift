import Tensors

/// Lowers the rates along half a wave of the cosine.
///
/// Mirrors `torch.optim.lr_scheduler.CosineAnnealingLR`.
public final class CosineAnnealingLR: LRScheduler {
  /// Makes a scheduler.
  ///
  /// - Parameters:
  ///   - optimizer: the optimizer whose rates change.
  ///   - tMax: how many epochs until the rates are lowest.
  ///   - etaMin: the lowest rate.
  public init(_ optimizer: Optimizer, tMax: Int, etaMin: Double = 0) {
    super.init(optimizer, attributes: ["T_max": .int(tMax), "eta_min": .float(etaMin)])
  }

  public override func nextRates(isInitial: Bool) -> [Double] {
    let length = attributes["T_max"]?.double ?? 1
    let low = attributes["eta_min"]?.double ?? 0
    let epoch = Double(lastEpoch)
    func wave(_ epoch: Double) -> Double { Functions.cos(Double.pi * epoch / length) }

    if isInitial { return rates }
    if stepCount == 1, lastEpoch > 0 {
      return baseRates.map { low + ($0 - low) * (1 + wave(epoch)) / 2 }
    }
    // From the lowest rate no factor leads back up.
    if (epoch - 1 - length).truncatingRemainder(dividingBy: 2 * length) == 0 {
      return zip(rates, baseRates).map { $0 + ($1 - low) * (1 - wave(1)) / 2 }
    }
    return rates.map { (1 + wave(epoch)) / (1 + wave(epoch - 1)) * ($0 - low) + low }
  }
}
