public import Tensors

/// Normalises every channel of every input by its own mean and variance.
///
/// Mirrors `torch.nn.InstanceNorm1d` and its siblings: `(N, C, …) -> (N, C, …)`, or without a batch
/// `(C, …) -> (C, …)`.
public class InstanceNorm: ChannelNorm {
  /// Makes a layer.
  public override init(
    _ featureCount: Int,
    epsilon: Double = 1e-5,
    momentum: Double? = 0.1,
    affine: Bool = false,
    trackRunningStats: Bool = false,
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

  /// How many spatial dimensions the layer takes.
  var spatialRank: Int { 1 }

  /// Refuses running statistics of old files, where the layer has none.
  public override func loadOwnState(_ state: LocalState, _ loading: Loading) throws(LoadError) {
    if state.version == nil, !tracksStatistics {
      let keys = ["running_mean", "running_var"].map { state.prefix + $0 }
        .filter { state.entries.values[$0] != nil }
      if !keys.isEmpty {
        loading.faults.append(.runningStatistics(keys: keys, layer: className))
        for key in keys { state.entries.values[key] = nil }
      }
    }
    try super.loadOwnState(state, loading)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.rank == spatialRank + 1 || x.rank == spatialRank + 2 else {
      throw .inputRank(expected: "\(spatialRank + 1)D or \(spatialRank + 2)D", given: x.rank)
    }
    let dimension = x.rank - spatialRank - 1
    guard x.shape[dimension] == featureCount || !affine else {
      throw .layer(
        .instanceChannels(
          dimension: dimension,
          expected: featureCount,
          given: x.shape[dimension]
        )
      )
    }
    guard dimension == 1 else { return try normalizedBatch(x.unsqueeze(0)).squeeze(0) }
    return try normalizedBatch(x)
  }

  private func normalizedBatch(_ x: Tensor) throws(TensorError) -> Tensor {
    try checkDevices(x)
    let (mean, variance) = (buffer("running_mean"), buffer("running_var"))
    if let mean, let variance, !isTraining {
      return try scaled(normalized(x, mean: mean, variance: variance))
    }
    let size = x.shape.dropFirst(2).reduce(1, *)
    guard size > 1 else { throw .layer(.instanceNeedsSeveral(shape: x.shape)) }
    if let mean, let variance {
      var statistics = try ChannelStatistics(of: x.detach().reshape(1, -1, size))
      statistics.average(over: x.shape[0])
      try statistics.move(mean, variance, by: momentum ?? 0)
    }
    return try scaled(x.normalizedRows(of: size, epsilon: epsilon))
  }
}

/// `InstanceNorm` of sequences: (N, C, L).
///
/// Mirrors `torch.nn.InstanceNorm1d`.
public final class InstanceNorm1d: InstanceNorm {
  public override var className: String { "InstanceNorm1d" }
}

/// `InstanceNorm` of images: (N, C, H, W).
///
/// Mirrors `torch.nn.InstanceNorm2d`.
public final class InstanceNorm2d: InstanceNorm {
  override var spatialRank: Int { 2 }

  public override var className: String { "InstanceNorm2d" }
}

/// `InstanceNorm` of volumes: (N, C, D, H, W).
///
/// Mirrors `torch.nn.InstanceNorm3d`.
public final class InstanceNorm3d: InstanceNorm {
  override var spatialRank: Int { 3 }

  public override var className: String { "InstanceNorm3d" }
}
