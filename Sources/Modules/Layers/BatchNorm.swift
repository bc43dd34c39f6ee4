import OrderedCollections
public import Tensors

/// Normalises every channel by the mean and variance of the batch.
///
/// Mirrors `torch.nn.BatchNorm1d` and its siblings, which differ only in the inputs they take:
/// `(N, C, …) -> (N, C, …)`. While training it keeps running statistics, which evaluation uses.
public class BatchNorm: Module {
  /// How many channels the input has.
  public let featureCount: Int
  /// Added to the variance.
  public let epsilon: Double
  /// How fast the running statistics move, or `nil` for their plain average.
  public let momentum: Double?
  private let affine: Bool
  private let tracksStatistics: Bool

  /// Makes a layer.
  ///
  /// - Parameters:
  ///   - featureCount: how many channels the input has.
  ///   - epsilon: added to the variance.
  ///   - momentum: how fast the running statistics move, or `nil` for their plain average.
  ///   - affine: whether there are `weight` and `bias`.
  ///   - trackRunningStats: whether there are running statistics.
  ///   - bias: whether there is a `bias` besides the `weight`.
  ///   - device: where the tensors are made.
  ///   - dtype: what the tensors are made of.
  public init(
    _ featureCount: Int,
    epsilon: Double = 1e-5,
    momentum: Double? = 0.1,
    affine: Bool = true,
    trackRunningStats: Bool = true,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.featureCount = featureCount
    self.epsilon = epsilon
    self.momentum = momentum
    self.affine = affine
    tracksStatistics = trackRunningStats
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    registerParameter("weight", affine ? make.ones([featureCount]) : nil)
    registerParameter("bias", affine && bias ? make.zeros([featureCount]) : nil)
    registerStatistics(device: device, dtype: dtype)
  }

  private func registerStatistics(device: Device, dtype: DType) {
    guard tracksStatistics else {
      for name in ["running_mean", "running_var", "num_batches_tracked"] {
        registerBuffer(name, nil)
      }
      return
    }
    registerBuffer("running_mean", .zeros([featureCount], dtype: dtype, device: device))
    registerBuffer("running_var", .ones([featureCount], dtype: dtype, device: device))
    registerBuffer("num_batches_tracked", .zeros([], dtype: .int64, device: device))
  }

  public override var version: Int { 2 }

  /// Forgives a missing counter to those who wrote before there was one.
  public override func loadOwnState(_ state: LocalState, _ loading: Loading) throws(LoadError) {
    let key = state.prefix + "num_batches_tracked"
    if (state.version ?? 0) < 2, tracksStatistics, state.entries.values[key] == nil {
      let own = buffer("num_batches_tracked")
      let counter = own.flatMap { $0.device == .meta ? nil : $0 } ?? Tensor(scalar: 0)
      state.entries.values[key] = .tensor(counter)
    }
    try super.loadOwnState(state, loading)
  }

  public override var extraDescription: String {
    let momentum = momentum.map { String($0) } ?? "None"
    return "\(featureCount), eps=\(epsilon), momentum=\(momentum), affine=\(Python.repr(affine)), "
      + "bias=\(Python.repr(parameter("bias") != nil)), "
      + "track_running_stats=\(Python.repr(tracksStatistics))"
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try check(x)
    let (mean, variance) = (buffer("running_mean"), buffer("running_var"))
    guard isTraining || mean == nil || variance == nil else {
      return try normalize(x, mean: mean, variance: variance)
    }
    let statistics = try ChannelStatistics(of: x, requiresSeveral: isTraining)
    if isTraining, let mean, let variance { try update(mean, variance, from: statistics) }
    return try normalize(x, mean: statistics.mean, variance: statistics.variance)
  }

  /// Throws where the input has another number of dimensions than the layer takes.
  public func check(_ x: Tensor) throws(TensorError) {}

  /// Moves the running statistics towards those of a batch.
  private func update(
    _ mean: Tensor,
    _ variance: Tensor,
    from statistics: ChannelStatistics
  ) throws(TensorError) {
    var factor = momentum ?? 0
    if let counter = buffer("num_batches_tracked") {
      try counter += 1
      if momentum == nil { factor = 1 / counter.item() }
    }
    try mean.copy(from: mean * (1 - factor) + statistics.mean * factor)
    try variance.copy(from: variance * (1 - factor) + statistics.unbiasedVariance * factor)
  }

  private func normalize(
    _ x: Tensor,
    mean: Tensor?,
    variance: Tensor?
  ) throws(TensorError) -> Tensor {
    var shape = [Int](repeating: 1, count: x.rank)
    shape[1] = x.shape[1]
    var result = x
    if let mean {
      guard mean.elementCount == x.shape[1] else {
        throw .statisticsLength(
          name: "running_mean",
          given: x.shape[1],
          expected: mean.elementCount
        )
      }
      result = try result - mean.reshape(shape)
    }
    if let variance {
      let deviation = try (variance + epsilon).mapped { $0.squareRoot() }
      result = try result / deviation.reshape(shape)
    }
    if let weight = parameter("weight") { result = try result * weight.reshape(shape) }
    if let bias = parameter("bias") { result = try result + bias.reshape(shape) }
    return result
  }
}

/// `BatchNorm` of vectors or sequences: (N, C) or (N, C, L).
///
/// Mirrors `torch.nn.BatchNorm1d`.
public final class BatchNorm1d: BatchNorm {
  public override func check(_ x: Tensor) throws(TensorError) {
    guard x.rank == 2 || x.rank == 3 else {
      throw .inputRank(expected: "2D or 3D", given: x.rank)
    }
  }

  public override var className: String { "BatchNorm1d" }
}
