import Tensors

/// The mean and variance of every channel of a batch: (N, C, …) -> (C).
struct ChannelStatistics {
  let mean: Tensor
  let variance: Tensor
  /// The variance as an estimate for all data, of which the batch is a sample.
  let unbiasedVariance: Tensor

  /// Computes the statistics.
  ///
  /// - Throws: `TensorError.oneValuePerChannel` where that is not allowed and all there is.
  init(of x: Tensor, requiresSeveral: Bool) throws(TensorError) {
    let channels = x.shape[1]
    let count = channels > 0 ? x.elementCount / channels : 0
    guard count > 1 || !requiresSeveral else { throw .oneValuePerChannel(shape: x.shape) }
    let rows = try x.transpose(0, 1).reshape([channels, -1])
    var (means, variances, unbiased) = ([Double](), [Double](), [Double]())
    for channel in 0..<channels {
      let values = rows[channel].toArray(as: Double.self)
      let mean = values.reduce(0, +) / Double(count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      means.append(mean)
      variances.append(squares / Double(count))
      unbiased.append(squares / Double(max(count - 1, 1)))
    }
    mean = Tensor(means).to(x.dtype)
    variance = Tensor(variances).to(x.dtype)
    unbiasedVariance = Tensor(unbiased).to(x.dtype)
  }
}
