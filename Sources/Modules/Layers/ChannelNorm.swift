public import Tensors

/// What batch and instance normalisation have in common: their parameters and running statistics.
///
/// Mirrors `torch.nn.modules.batchnorm._NormBase`.
public class ChannelNorm: Module {
  /// How many channels the input has.
  public let featureCount: Int
  /// Added to the variance.
  public let epsilon: Double
  /// How fast the running statistics move, or `nil` for their plain average.
  public let momentum: Double?
  let affine: Bool
  let tracksStatistics: Bool

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
    affine: Bool,
    trackRunningStats: Bool,
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
    registerBuffer("running_mean", .written([featureCount], 0, dtype: dtype, device: device))
    registerBuffer("running_var", .written([featureCount], 1, dtype: dtype, device: device))
    registerBuffer("num_batches_tracked", .written([], 0, dtype: .int64, device: device))
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

  /// Checks that all tensors of the layer are where its input is.
  func checkDevices(_ x: Tensor) throws(TensorError) {
    try requireSameDevice(
      [
        "input": x, "weight": parameter("weight"), "bias": parameter("bias"),
        "running_mean": buffer("running_mean"), "running_var": buffer("running_var"),
      ],
      in: x.device.type == "cuda" && x.rank > 2 ? "_cudnn_batch_norm" : "_native_batch_norm"
    )
  }

  /// Applies what has been learnt: every channel times `weight`, plus `bias`.
  func scaled(_ x: Tensor) throws(TensorError) -> Tensor {
    let shape = [-1] + [Int](repeating: 1, count: x.rank - 2)
    var result = x
    if let weight = parameter("weight"), weight.elementCount != x.shape[1] {
      throw .statisticsLength(
        name: "weight",
        given: x.shape[1],
        expected: weight.elementCount
      )
    }
    if let weight = parameter("weight") { result = try result * weight.reshape(shape) }
    if let bias = parameter("bias") { result = try result + bias.reshape(shape) }
    return result
  }

  /// Normalises by statistics that are given: (N, C, …), (C), (C) -> (N, C, …).
  func normalized(
    _ x: Tensor,
    mean: Tensor,
    variance: Tensor
  ) throws(TensorError) -> Tensor {
    guard mean.elementCount == x.shape[1] else {
      throw .statisticsLength(
        name: "running_mean",
        given: x.shape[1],
        expected: mean.elementCount
      )
    }
    let shape = [-1] + [Int](repeating: 1, count: x.rank - 2)
    let deviation = try (variance + epsilon).mapped { $0.squareRoot() }
    return try (x - mean.reshape(shape)) / deviation.reshape(shape)
  }
}
