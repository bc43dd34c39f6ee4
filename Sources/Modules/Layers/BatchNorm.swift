public import Tensors

/// Normalises every channel by the mean and variance of the batch.
///
/// Mirrors `torch.nn.BatchNorm1d` and its siblings, which differ only in the inputs they take:
/// `(N, C, …) -> (N, C, …)`. While training it keeps running statistics, which evaluation uses.
public class BatchNorm: ChannelNorm {
  /// Makes a layer.
  public override init(
    _ featureCount: Int,
    epsilon: Double = 1e-5,
    momentum: Double? = 0.1,
    affine: Bool = true,
    trackRunningStats: Bool = true,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    super.init(
      featureCount,
      epsilon: epsilon,
      momentum: momentum,
      affine: affine,
      trackRunningStats: trackRunningStats,
      bias: bias,
      device: device,
      dtype: dtype
    )
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try check(x)
    let factor = try isTraining ? countBatch() : 0
    try checkDevices(x)
    if let mean = buffer("running_mean"), let variance = buffer("running_var") {
      guard isTraining else {
        return try scaled(normalized(x, mean: mean, variance: variance))
      }
      try ChannelStatistics(of: x).move(mean, variance, by: factor)
    }
    return try scaled(normalizedByBatch(x))
  }

  /// Throws where the input has another number of dimensions than the layer takes.
  func check(_ x: Tensor) throws(TensorError) {}

  /// Normalises by the statistics of the batch itself: (N, C, …) -> (N, C, …).
  private func normalizedByBatch(_ x: Tensor) throws(TensorError) -> Tensor {
    let count = x.shape[1] > 0 ? x.elementCount / x.shape[1] : 0
    guard count > 1 else { throw .oneValuePerChannel(shape: x.shape) }
    let rows = try x.transpose(0, 1)  // (C, N, …)
    return try rows.normalizedRows(of: count, epsilon: epsilon).transpose(0, 1)
      .contiguous()
  }

  /// Counts a batch, and returns how far the running statistics move towards its own.
  private func countBatch() throws(TensorError) -> Double {
    guard let counter = buffer("num_batches_tracked") else { return momentum ?? 0 }
    try counter += 1
    return momentum ?? (counter.device == .meta ? 0 : 1 / counter.item())
  }
}

/// `BatchNorm` of vectors or sequences: (N, C) or (N, C, L).
///
/// Mirrors `torch.nn.BatchNorm1d`.
public final class BatchNorm1d: BatchNorm {
  override func check(_ x: Tensor) throws(TensorError) {
    guard x.rank == 2 || x.rank == 3 else {
      throw .inputRank(expected: "2D or 3D", given: x.rank)
    }
  }

  public override var className: String { "BatchNorm1d" }
}

/// `BatchNorm` of images: (N, C, H, W).
///
/// Mirrors `torch.nn.BatchNorm2d`.
public final class BatchNorm2d: BatchNorm {
  override func check(_ x: Tensor) throws(TensorError) {
    guard x.rank == 4 else { throw .inputRank(expected: "4D", given: x.rank) }
  }

  public override var className: String { "BatchNorm2d" }
}

/// `BatchNorm` of volumes: (N, C, D, H, W).
///
/// Mirrors `torch.nn.BatchNorm3d`.
public final class BatchNorm3d: BatchNorm {
  override func check(_ x: Tensor) throws(TensorError) {
    guard x.rank == 5 else { throw .inputRank(expected: "5D", given: x.rank) }
  }

  public override var className: String { "BatchNorm3d" }
}
