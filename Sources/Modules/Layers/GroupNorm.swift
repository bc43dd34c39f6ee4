public import Tensors

/// Normalises groups of channels of every input together.
///
/// Mirrors `torch.nn.GroupNorm`: `(N, C, …) -> (N, C, …)`.
public final class GroupNorm: Module {
  /// Into how many groups the channels are divided.
  public let groupCount: Int
  /// How many channels the input has.
  public let channelCount: Int
  /// Added to the variance.
  public let epsilon: Double
  private let affine: Bool

  /// Makes a layer.
  public init(
    _ groupCount: Int,
    _ channelCount: Int,
    epsilon: Double = 1e-5,
    affine: Bool = true,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    let fault = Self.fault(groupCount, channelCount)
    precondition(fault == nil, fault ?? "")
    self.groupCount = groupCount
    self.channelCount = channelCount
    self.epsilon = epsilon
    self.affine = affine
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    registerParameter("weight", affine ? make.ones([channelCount]) : nil)
    registerParameter("bias", affine && bias ? make.zeros([channelCount]) : nil)
  }

  /// What PyTorch says where the channels do not divide, or `nil` where they do.
  static func fault(_ groups: Int, _ channels: Int) -> String? {
    guard groups <= 0 || channels % groups != 0 else { return nil }
    return "num_channels (\(channels)) must be divisible by num_groups (\(groups))"
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.rank >= 2 else { throw .layer(.groupRank(x.rank)) }
    guard x.shape[1] % groupCount == 0 else {
      throw .layer(.groupChannels(shape: x.shape, groups: groupCount))
    }
    let size = x.shape.dropFirst().reduce(1, *) / groupCount
    guard x.shape[0] * size > 1 else { throw .layer(.groupNeedsSeveral(shape: x.shape)) }
    try requireSameDevice(
      ["input": x, "weight": parameter("weight"), "bias": parameter("bias")],
      in: "_native_group_norm"
    )
    var result = try x.normalizedRows(of: size, epsilon: epsilon)
    let shape = [-1] + [Int](repeating: 1, count: x.rank - 2)
    if let weight = parameter("weight") { result = try result * weight.reshape(shape) }
    if let bias = parameter("bias") { result = try result + bias.reshape(shape) }
    return result
  }

  public override var className: String { "GroupNorm" }

  public override var extraDescription: String {
    "\(groupCount), \(channelCount), eps=\(epsilon), affine=\(Python.repr(affine)), "
      + "bias=\(Python.repr(parameter("bias") != nil))"
  }
}
