import Tensors

/// The mean and variance of every channel of a batch: (N, C, …) -> (C).
struct ChannelStatistics {
  private var means: [Double] = []
  private var variances: [Double] = []
  private let dtype: DType
  private let device: Device

  /// Computes the statistics; channels have more than one value.
  ///
  /// The variance is an estimate for all data, of which the batch is a sample.
  init(of x: Tensor) throws(TensorError) {
    dtype = x.dtype
    device = x.device
    let channels = x.shape[1]
    let count = channels > 0 ? x.elementCount / channels : 0
    guard count > 1 else { throw .oneValuePerChannel(shape: x.shape) }
    guard x.device != .meta else {
      means = [Double](repeating: 0, count: channels)
      variances = means
      return
    }
    let rows = try x.detach().transpose(0, 1).reshape([channels, -1])
    for channel in 0..<channels {
      let values = rows[channel].numbers().map { $0.real }
      let mean = values.reduce(0, +) / Double(count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      means.append(mean)
      variances.append(squares / Double(count - 1))
    }
  }

  /// Takes the means over groups of channels: those of a batch's instances become one a channel.
  mutating func average(over count: Int) {
    let channels = means.count / max(count, 1)
    let (oldMeans, oldVariances) = (means, variances)
    let average = { (values: [Double], channel: Int) in
      (0..<count).reduce(0) { $0 + values[$1 * channels + channel] } / Double(count)
    }
    means = (0..<channels).map { average(oldMeans, $0) }
    variances = (0..<channels).map { average(oldVariances, $0) }
  }

  /// Moves running statistics towards these, in place.
  func move(
    _ mean: Tensor,
    _ variance: Tensor,
    by factor: Double
  ) throws(TensorError) {
    guard mean.elementCount == means.count else {
      throw .statisticsLength(
        name: "running_mean",
        given: means.count,
        expected: mean.elementCount
      )
    }
    try move(mean, towards: means, by: factor)
    try move(variance, towards: variances, by: factor)
  }

  private func move(
    _ statistics: Tensor,
    towards values: [Double],
    by factor: Double
  ) throws(TensorError) {
    let target = try Tensor(
      numbers: values.map { .real($0) },
      shape: [values.count],
      dtype: dtype,
      device: device
    )
    try statistics.copy(from: statistics.detach() * (1 - factor) + target * factor)
  }
}
